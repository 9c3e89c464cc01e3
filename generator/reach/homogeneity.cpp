#include "reach/homogeneity.h"

#include <algorithm>
#include <limits>

#include "reach/special_functions.h"

namespace kier {

Homogeneity test_homogeneity(std::span<const ExposedCount> venues) {
  double counts = 0;
  double exposure = 0;
  int observed = 0;
  for (const ExposedCount& venue : venues) {
    if (!has_exposure(venue)) continue;
    counts += static_cast<double>(venue.count);
    exposure += venue.exposure;
    ++observed;
  }
  if (observed == 0) return {};
  Homogeneity result{.degrees = observed - 1,
                     .least_expected = std::numeric_limits<double>::infinity()};
  for (const ExposedCount& venue : venues) {
    if (!has_exposure(venue)) continue;
    const double expected = venue.exposure * counts / exposure;
    const double surplus = static_cast<double>(venue.count) - expected;
    if (expected > 0) result.x2 += surplus * surplus / expected;
    result.least_expected = std::min(result.least_expected, expected);
  }
  if (result.degrees > 0) result.p_value = chi_squared_upper_tail(result.degrees, result.x2);
  return result;
}

}  // namespace kier
