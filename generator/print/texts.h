#pragma once

#include <map>
#include <string>

#include "base/diagnostic.h"
#include "campaign/campaign.h"
#include "print/design.h"
#include "print/fit.h"

namespace kier {

/// What each slot says, by its name without the group it repeats in: "slot-title".
using SlotTexts = std::map<std::string, SlotText, std::less<>>;

/// The item of type `print` for an audience, in this language or else the default one; nullptr
/// when there is none.
const Item* find_print_texts(const Campaign& campaign, std::string_view audience,
                             std::string_view language);

/// What all channels of an audience have in common. `language` is the one that is wanted.
SlotTexts common_texts(const Campaign& campaign, const Item& item, std::string_view language);

/// What differs for every channel: the address with its code apart, and the venue if it may be
/// named.
void add_channel_texts(const Campaign& campaign, const Channel& channel, SlotTexts& texts);

/// The line that Belgian law asks for; with room to write by hand while there is no publisher.
std::string publisher_line(const Campaign& campaign, std::string_view language);

/// A string of the language or else of the default one, else `fallback`.
std::string print_string(const Campaign& campaign, std::string_view language, std::string_view key,
                         std::string_view fallback);

/// "slot-strip" for "strip-3/slot-strip".
std::string_view plain_slot(std::string_view name);

/// An error for every slot of `design` that needs a text which the item does not have.
Diagnostics check_texts_for(const Design& design, const SlotTexts& texts, const Item& item);

}  // namespace kier
