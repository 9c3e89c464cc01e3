#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "print/geometry.h"
#include "print/raster.h"

namespace kier {

/// A picture in sRGB, row by row, a pixel as 0xRRGGBB below a byte without
/// meaning: how cairo draws.
struct Picture {
  int width = 0, height = 0;
  double per_mm = 0;  ///< pixels in a millimetre
  std::vector<std::uint32_t> pixels;

  const std::uint32_t* row(int y) const {
    return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
};

/// The part of a picture within `area` (mm from its top left corner), in greys.
GreyRaster grey_of(const Picture& picture, const Box& area);

}  // namespace kier
