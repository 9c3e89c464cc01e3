#include "print/raster.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kier {
namespace {

/// How much each pixel of a line adds to one pixel of the shrunk line.
struct Window {
  int first = 0;
  std::vector<float> weights;
};

std::vector<Window> windows_of(int from, int to, double scale, double sigma) {
  const int reach = static_cast<int>(std::ceil(3 * sigma));
  std::vector<Window> windows(static_cast<std::size_t>(to));
  for (int i = 0; i < to; ++i) {
    Window& window = windows[static_cast<std::size_t>(i)];
    const double centre = (i + 0.5) / scale - 0.5;
    window.first = std::max(0, static_cast<int>(std::floor(centre)) - reach);
    const int last = std::min(from - 1, static_cast<int>(std::ceil(centre)) + reach);
    float sum = 0;
    for (int k = window.first; k <= last; ++k) {
      const double away = (k - centre) / sigma;
      window.weights.push_back(static_cast<float>(std::exp(-away * away / 2)));
      sum += window.weights.back();
    }
    for (float& weight : window.weights) weight /= sum;
  }
  return windows;
}

double linear_of(int byte) {
  const double share = byte / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

}  // namespace

const std::uint8_t* Raster::at(double page_x, double page_y) const {
  const auto pixel = [&](double mm, int size) {
    return static_cast<std::size_t>(std::clamp(static_cast<int>(mm * per_mm), 0, size - 1));
  };
  return bytes.data() + 3 * (pixel(page_y - y, height) * static_cast<std::size_t>(width) +
                             pixel(page_x - x, width));
}

GreyRaster grey_of(const Raster& raster) {
  GreyRaster grey{raster.width, raster.height, {}};
  grey.bytes.resize(raster.bytes.size() / 3);
  const std::uint8_t* rgb = raster.bytes.data();
  // Weights of Rec. 601, in 256ths.
  for (std::uint8_t& byte : grey.bytes) {
    byte = static_cast<std::uint8_t>((77 * rgb[0] + 150 * rgb[1] + 29 * rgb[2]) >> 8);
    rgb += 3;
  }
  return grey;
}

GreyRaster shrink_and_blur(const GreyRaster& raster, double scale, double sigma) {
  GreyRaster small;
  small.width = std::max(1, static_cast<int>(raster.width * scale));
  small.height = std::max(1, static_cast<int>(raster.height * scale));
  // A pixel of a camera gathers light from a square of its own size.
  const double spread = std::hypot(sigma, 0.29 / scale);
  const auto across = windows_of(raster.width, small.width, scale, spread);
  const auto down = windows_of(raster.height, small.height, scale, spread);
  const auto wide = static_cast<std::size_t>(small.width);
  std::vector<float> rows(wide * static_cast<std::size_t>(raster.height));
  for (int y = 0; y < raster.height; ++y) {
    const std::uint8_t* line =
        raster.bytes.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width);
    for (std::size_t x = 0; x < wide; ++x) {
      float sum = 0;
      const Window& window = across[x];
      for (std::size_t k = 0; k < window.weights.size(); ++k)
        sum += window.weights[k] *
               static_cast<float>(line[static_cast<std::size_t>(window.first) + k]);
      rows[static_cast<std::size_t>(y) * wide + x] = sum;
    }
  }
  small.bytes.resize(wide * static_cast<std::size_t>(small.height));
  std::vector<float> sums(wide);
  for (std::size_t y = 0; y < down.size(); ++y) {
    std::fill(sums.begin(), sums.end(), 0.0F);
    for (std::size_t k = 0; k < down[y].weights.size(); ++k) {
      const float* row = rows.data() + (static_cast<std::size_t>(down[y].first) + k) * wide;
      for (std::size_t x = 0; x < wide; ++x) sums[x] += down[y].weights[k] * row[x];
    }
    for (std::size_t x = 0; x < wide; ++x)
      small.bytes[y * wide + x] = static_cast<std::uint8_t>(std::lround(std::min(sums[x], 255.0F)));
  }
  return small;
}

double luminance_of(const std::uint8_t* rgb) {
  static const std::array<double, 256> linear = [] {
    std::array<double, 256> table{};
    for (int i = 0; i < 256; ++i) table[static_cast<std::size_t>(i)] = linear_of(i);
    return table;
  }();
  return 0.2126 * linear[rgb[0]] + 0.7152 * linear[rgb[1]] + 0.0722 * linear[rgb[2]];
}

double contrast_of(double light, double dark) {
  return (light + 0.05) / (dark + 0.05);
}

}  // namespace kier
