#pragma once

#include <cstdint>
#include <vector>

namespace kier {

/// A picture in sRGB, row by row, three bytes a pixel.
struct Raster {
  int width = 0, height = 0;
  double per_mm = 0;    ///< pixels in a millimetre
  double x = 0, y = 0;  ///< mm, of its corner on the page
  std::vector<std::uint8_t> bytes;

  /// The pixel at a place of the page, in mm; of places beyond its edges the nearest one.
  const std::uint8_t* at(double page_x, double page_y) const;
};

/// A picture in greys, one byte a pixel: 0 black, 255 white.
struct GreyRaster {
  int width = 0, height = 0;
  std::vector<std::uint8_t> bytes;

  std::uint8_t at(int x, int y) const {
    return bytes[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                 static_cast<std::size_t>(x)];
  }
};

GreyRaster grey_of(const Raster& raster);

/// `raster` with `scale` times as many pixels a side (at most 1), seen through a lens whose
/// blur is Gaussian with `sigma` pixels of the source.
GreyRaster shrink_and_blur(const GreyRaster& raster, double scale, double sigma);

/// Luminance of a colour on screens, in [0, 1] (WCAG 2, "relative luminance").
double luminance_of(const std::uint8_t* rgb);

/// How far two luminances are apart, in [1, 21] (WCAG 2, "contrast ratio").
double contrast_of(double light, double dark);

}  // namespace kier
