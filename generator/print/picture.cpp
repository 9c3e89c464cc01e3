#include "print/picture.h"

#include <algorithm>
#include <cmath>

namespace kier {

GreyPart::GreyPart(const Picture& whole, const Box& area) {
  const auto pixel = [&](double mm, int most) {
    return std::clamp(static_cast<int>(std::lround(mm * whole.per_mm)), 0, most);
  };
  left_ = pixel(area.x, whole.width), right_ = pixel(area.right(), whole.width);
  top_ = pixel(area.y, whole.height), bottom_ = pixel(area.bottom(), whole.height);
  grey_ = {std::max(0, right_ - left_), std::max(0, bottom_ - top_), {}};
  grey_.bytes.reserve(static_cast<std::size_t>(grey_.width) *
                      static_cast<std::size_t>(grey_.height));
}

void GreyPart::add(const Picture& rows, int top) {
  for (int y = std::max(top, top_); y < std::min(top + rows.height, bottom_); ++y)
    for (const std::uint32_t *p = rows.row(y - top) + left_, *end = rows.row(y - top) + right_;
         p < end; ++p)
      // Weights of Rec. 601, in 256ths.
      grey_.bytes.push_back(static_cast<std::uint8_t>(
          (77 * (*p >> 16 & 0xff) + 150 * (*p >> 8 & 0xff) + 29 * (*p & 0xff)) >> 8));
}

GreyRaster grey_of(const Picture& picture, const Box& area) {
  GreyPart part(picture, area);
  part.add(picture, 0);
  return part.take();
}

}  // namespace kier
