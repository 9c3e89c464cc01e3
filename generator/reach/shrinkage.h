#pragma once

#include <optional>
#include <span>
#include <vector>

#include "reach/counts_interval.h"

namespace kier {

/// A Gamma distribution: what is known of a rate.
struct GammaRate {
  double shape = 0, rate = 0;
};

struct ShrunkRate {
  double estimate = 0;                  ///< between the raw rate and the average
  Interval interval;                    ///< of the venue's own rate
  std::optional<GammaRate> posterior;   ///< nothing where Shrinkage has no prior
  std::optional<double> above_average;  ///< P(its rate > average); nothing without a prior
};

struct Shrinkage {
  double average = 0;              ///< of all venues: counts / exposure
  double variance = 0;             ///< between venues, beyond chance
  std::optional<GammaRate> prior;  ///< nothing: no detectable difference between the venues
  std::vector<ShrunkRate> venues;  ///< in the order given
};

/// Empirical Bayes estimates by Marshall's method of moments (1991; as EBest of R's spdep, family
/// "poisson"): a venue with few flyers is drawn towards the average, one with many stays. Venues
/// without exposure do not take part and get the prior, whatever their count. One venue, zeros
/// everywhere or differences within chance: every venue gets the average, with the interval of
/// Garwood for all counts together. Nothing when no venue has exposure. Six digits for counts up
/// to 10^9.
std::optional<Shrinkage> shrink_rates(std::span<const ExposedCount> venues);

/// What may be said of a venue, and no more.
enum class Standing { probably_below, cannot_tell, probably_above };

/// At least 0.9 is probably above average, at most 0.1 probably below.
Standing standing_of(std::optional<double> above_average);

}  // namespace kier
