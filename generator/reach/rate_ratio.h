#pragma once

#include <optional>

#include "reach/counts_interval.h"

namespace kier {

struct RateRatio {
  double ratio = 0;    ///< NaN when both counts are 0; infinite when only the second is
  Interval interval;   ///< [0, infinity] when both counts are 0
  double p_value = 1;  ///< of both rates being the same
};

/// The rate of `a` divided by that of `b`, exact given the sum of both counts: the first is then
/// binomial, with Clopper and Pearson's interval (as R's poisson.test). The p-value sums what is
/// no more likely than the observed. Six digits for counts up to 10^9. Nothing without exposure on
/// either side. An interval with 1 in it is to be called "no clear difference".
std::optional<RateRatio> rate_ratio(const ExposedCount& a, const ExposedCount& b);

}  // namespace kier
