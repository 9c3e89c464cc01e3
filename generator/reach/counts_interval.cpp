#include "reach/counts_interval.h"

#include <cmath>

#include "reach/special_functions.h"

namespace kier {

bool has_exposure(const ExposedCount& observed) {
  return observed.exposure > 0 && std::isfinite(observed.exposure);
}

Interval count_interval(std::uint64_t count) {
  const double k = static_cast<double>(count);
  constexpr double tail = (1 - confidence) / 2;
  return {count == 0 ? 0 : gamma_quantile(k, tail), gamma_upper_quantile(k + 1, tail)};
}

std::optional<Interval> rate_interval(const ExposedCount& observed) {
  if (!has_exposure(observed)) return std::nullopt;
  const Interval counts = count_interval(observed.count);
  return Interval{counts.low / observed.exposure, counts.high / observed.exposure};
}

std::optional<Interval> cost_interval(double euros, std::uint64_t count) {
  if (!(euros >= 0) || !std::isfinite(euros)) return std::nullopt;
  if (euros == 0) return Interval{0, 0};
  const Interval counts = count_interval(count);
  return Interval{euros / counts.high, euros / counts.low};
}

}  // namespace kier
