#pragma once

#include <cstdint>
#include <optional>

#include "reach/interval.h"

namespace kier {

/// A count, and what it is a count per: scan-days of a venue and the flyers delivered there.
/// An exposure that is not a positive number means that nothing can be said of the rate.
struct ExposedCount {
  std::uint64_t count = 0;
  double exposure = 0;
};

bool has_exposure(const ExposedCount& observed);

/// The exact interval of Garwood (1936) for the mean of a Poisson count: half the chi-squared
/// quantiles with 2k and 2k + 2 degrees of freedom. A count of 0 gives [0, 3.69]. Counts up to
/// 2^53 keep six digits.
Interval count_interval(std::uint64_t count);

/// The same divided by the exposure: a rate, not a share, since one flyer may be scanned twice.
/// Nothing without exposure.
std::optional<Interval> rate_interval(const ExposedCount& observed);

/// What one of `count` costs when all cost `euros` (>= 0): euros divided by Garwood's limits,
/// so the high end for a count of 0 is infinite. Nothing when `euros` is no such number.
std::optional<Interval> cost_interval(double euros, std::uint64_t count);

}  // namespace kier
