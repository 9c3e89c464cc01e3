#include "reach/share_interval.h"

#include <cmath>
#include <limits>

#include "reach/special_functions.h"

namespace kier {
namespace {

constexpr double tail = (1 - confidence) / 2;

bool is_share(PartOfWhole share) {
  return share.whole > 0 && share.part <= share.whole;
}

double inverse(double x) {
  return x > 0 ? 1 / x : std::numeric_limits<double>::infinity();
}

}  // namespace

std::optional<Interval> wilson_interval(PartOfWhole share) {
  if (!is_share(share)) return std::nullopt;
  const double n = static_cast<double>(share.whole);
  const double p = static_cast<double>(share.part) / n;
  const double z = normal_quantile(1 - tail);
  const double centre = p + z * z / (2 * n);
  const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  // At the ends the formula gives 0 and 1 but for rounding.
  return Interval{share.part == 0 ? 0 : (centre - reach) / scale,
                  share.part == share.whole ? 1 : (centre + reach) / scale};
}

std::optional<Interval> jeffreys_interval(PartOfWhole share) {
  if (!is_share(share)) return std::nullopt;
  const double a = static_cast<double>(share.part) + 0.5;
  const double b = static_cast<double>(share.whole - share.part) + 0.5;
  return Interval{share.part == 0 ? 0 : beta_quantile(a, b, tail),
                  share.part == share.whole ? 1 : beta_quantile(a, b, 1 - tail)};
}

std::optional<DarkReach> dark_reach(PartOfWhole with_code) {
  const std::optional<Interval> share = wilson_interval(with_code);
  if (!share) return std::nullopt;
  const double p = static_cast<double>(with_code.part) / static_cast<double>(with_code.whole);
  return DarkReach{inverse(p), {inverse(share->high), inverse(share->low)}};
}

}  // namespace kier
