#include "reach/report_scale.h"

#include <algorithm>
#include <cmath>

namespace kier {

double round_step(double value) {
  if (!(value > 0) || !std::isfinite(value)) return 1;
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= value * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

std::int64_t position_on(double value, double most, double width) {
  return static_cast<std::int64_t>(std::llround(std::clamp(value / most, 0.0, 1.0) * width));
}

}  // namespace kier
