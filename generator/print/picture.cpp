#include "print/picture.h"

#include <algorithm>
#include <cmath>

namespace kier {

GreyRaster grey_of(const Picture& picture, const Box& area) {
  const auto pixel = [&](double mm, int most) {
    return std::clamp(static_cast<int>(std::lround(mm * picture.per_mm)), 0, most);
  };
  const int left = pixel(area.x, picture.width), right = pixel(area.right(), picture.width);
  const int top = pixel(area.y, picture.height), bottom = pixel(area.bottom(), picture.height);
  GreyRaster grey{std::max(0, right - left), std::max(0, bottom - top), {}};
  grey.bytes.reserve(static_cast<std::size_t>(grey.width) * static_cast<std::size_t>(grey.height));
  for (int y = top; y < bottom; ++y)
    for (const std::uint32_t *p = picture.row(y) + left, *end = picture.row(y) + right; p < end;
         ++p)
      // Weights of Rec. 601, in 256ths.
      grey.bytes.push_back(static_cast<std::uint8_t>(
          (77 * (*p >> 16 & 0xff) + 150 * (*p >> 8 & 0xff) + 29 * (*p & 0xff)) >> 8));
  return grey;
}

}  // namespace kier
