#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
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

/// The part of a picture within `area` (mm from its top left corner), in greys; the picture comes
/// some rows after the others.
class GreyPart {
 public:
  /// `whole` need not hold its pixels.
  GreyPart(const Picture& whole, const Box& area);
  /// `rows.row(0)` is row `top` of the whole.
  void add(const Picture& rows, int top);
  GreyRaster take() { return std::move(grey_); }

 private:
  int left_ = 0, top_ = 0, right_ = 0, bottom_ = 0;  // pixels of the whole
  GreyRaster grey_;
};

/// The part of a picture within `area` (mm from its top left corner), in greys.
GreyRaster grey_of(const Picture& picture, const Box& area);

}  // namespace kier
