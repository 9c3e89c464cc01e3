#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "print/design.h"

namespace kier {

/// Every name that a slot may have, without the group it repeats in.
extern const std::vector<std::string> slot_names;

bool holds_code(std::string_view slot_name);  ///< slot-qr, strip-3/slot-strip-qr
/// Small print that nobody has to read to be helped: may be set below 9 pt.
bool is_small_print(std::string_view slot_name);

constexpr double smallest_text = 9;         ///< pt
constexpr double smallest_address = 8.5;    ///< pt; a sticker holds the widest code at this size
constexpr double smallest_small_print = 5;  ///< pt
constexpr double comfortable_text = 12;     ///< pt

/// The size in points below which a slot's text may never be set.
double smallest_size(std::string_view slot_name);

/// Reads the description of a slot's rectangle: "font: Lato Bold; max: 28; tag: H1".
/// `slot.name` and `slot.mark` are known. Every key that is unknown or out of range is a
/// complaint, and left at its default.
void read_slot_style(std::string_view description, const std::string& file, Slot& slot,
                     Diagnostics& sink);

}  // namespace kier
