#include "reach/rate_ratio.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "reach/special_functions.h"

namespace kier {
namespace {

constexpr double tail = (1 - confidence) / 2;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// x of n trials with probability p each.
struct Trials {
  std::uint64_t x, n;
  double p;
};

double at_most(Trials t) {
  if (t.x >= t.n) return 1;
  return beta_cdf(static_cast<double>(t.n - t.x), static_cast<double>(t.x) + 1, 1 - t.p);
}

double at_least(Trials t) {
  if (t.x == 0) return 1;
  return beta_cdf(static_cast<double>(t.x), static_cast<double>(t.n - t.x) + 1, t.p);
}

double probability(Trials t) {
  return binomial_probability(static_cast<double>(t.n), t.p, static_cast<double>(t.x));
}

/// The first number of successes above the mean that is no more likely than `limit`; n + 1 when
/// there is none. Above the mean, more is ever less likely.
std::uint64_t first_as_unlikely(Trials t, double limit) {
  auto low = static_cast<std::uint64_t>(std::ceil(static_cast<double>(t.n) * t.p));
  std::uint64_t high = t.n + 1;
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    if (probability({middle, t.n, t.p}) <= limit) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

double two_sided_p_value(Trials t) {
  const double mean = static_cast<double>(t.n) * t.p;
  const double x = static_cast<double>(t.x);
  if (x == mean) return 1;
  if (x > mean) t = {t.n - t.x, t.n, 1 - t.p};
  // Equally likely outcomes must not be parted by rounding; the allowance is R's.
  const double limit = probability(t) * (1 + 1e-7);
  const std::uint64_t other = first_as_unlikely(t, limit);
  const double above = other > t.n ? 0 : at_least({other, t.n, t.p});
  return std::min(1.0, at_most(t) + above);
}

Interval odds_interval(double x, double y) {
  return {x > 0 ? beta_odds_quantile(x, y + 1, tail) : 0,
          y > 0 ? beta_odds_quantile(x + 1, y, 1 - tail) : infinity};
}

}  // namespace

std::optional<RateRatio> rate_ratio(const ExposedCount& a, const ExposedCount& b) {
  if (!has_exposure(a) || !has_exposure(b)) return std::nullopt;
  const double x = static_cast<double>(a.count);
  const double y = static_cast<double>(b.count);
  const double scale = b.exposure / a.exposure;
  const Interval odds = odds_interval(x, y);
  RateRatio result;
  result.ratio = b.count > 0   ? x / y * scale
                 : a.count > 0 ? infinity
                               : std::numeric_limits<double>::quiet_NaN();
  result.interval = {odds.low * scale, odds.high * scale};
  const std::uint64_t n = a.count + b.count;
  if (n > 0) {
    result.p_value = two_sided_p_value({a.count, n, a.exposure / (a.exposure + b.exposure)});
  }
  return result;
}

}  // namespace kier
