#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "print/design.h"
#include "print/qr.h"

namespace kier {

/// Something that can be printed.
struct Product {
  std::string_view id;           ///< "a6-flyer": of the design's file and the folder of the output
  std::string_view name;         ///< "A6 flyer", for people
  double width = 0, height = 0;  ///< of the trim, mm
  double least_box = 0;          ///< mm, the side of a code's ground with its quiet zone
};

/// All that there are, in the order of `kier print --list`.
const std::vector<Product>& products();

/// nullptr when there is none.
const Product* find_product(std::string_view id);

/// Copies of a product on one sheet of the office's paper.
struct OfficeSheet {
  double width = 0, height = 0;  ///< mm
  std::vector<Box> copies;       ///< where their trims are, from the top left corner
};

/// A4, upright or on its side, with as many copies as fit, side by side in its middle; a
/// product larger than that is a sheet of its own.
OfficeSheet office_sheet(const Product& product);

/// The marks that tell where to cut the sheet. They stand outside the copies where there is
/// room; where there is none, short ones stand at the edge of the paper.
std::vector<MarkLine> cut_marks(const OfficeSheet& sheet);

constexpr double crop_mark_length = 5;             ///< mm
constexpr double slug = 3 + crop_mark_length + 1;  ///< mm around the trim, for marks

/// Crop marks of 5 mm that begin 3 mm outside `trim`, beyond the bleed.
std::vector<MarkLine> crop_marks(const Box& trim);

/// What a slot of this size holds: with level H when its modules stay large enough, else M;
/// or with the level that the slot names. nullopt when no symbol holds the text.
std::optional<QrMatrix> qr_for(const Slot& slot, std::string_view text);

}  // namespace kier
