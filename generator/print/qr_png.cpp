#include "print/qr_png.h"

#include <algorithm>

#include "print/png.h"

namespace kier {

int qr_png_pixels(const QrMatrix& matrix) {
  constexpr int wanted = 1000, step = 4, least = 20;
  const int side = (matrix.size + 2 * quiet_modules) * step;
  return std::max(least, (wanted + side - 1) / side * step);
}

std::string qr_png(const QrMatrix& matrix) {
  constexpr double per_mm = 300 / 25.4;
  const int side = matrix.size + 2 * quiet_modules;
  GreyRaster squares{side, side, {}};
  squares.bytes.assign(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 255);
  for (int y = 0; y < matrix.size; ++y)
    for (int x = 0; x < matrix.size; ++x)
      if (matrix.at(x, y))
        squares.bytes[static_cast<std::size_t>((y + quiet_modules) * side + x + quiet_modules)] = 0;
  return png_of_squares(squares, qr_png_pixels(matrix), per_mm);
}

}  // namespace kier
