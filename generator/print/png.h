#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "print/picture.h"
#include "print/raster.h"

namespace kier {

/// A PNG of 24 bits a pixel that says how large it is on paper. Written for speed: little
/// compression, no filters, which drawings of plain areas do not need.
std::string png_of(const Picture& picture);

/// A picture of squares in black and white with a palette, of 1 bit a pixel: black where a grey
/// of `squares` is below 128. Each square is `pixels` wide and high; `per_mm` of them are in a
/// millimetre.
std::string png_of_squares(const GreyRaster& squares, int pixels, double per_mm);

/// What a PNG shows, in greys; nullopt when it is none.
std::optional<GreyRaster> read_png(std::string_view png);

}  // namespace kier
