#include "reach/shrinkage.h"

#include "reach/special_functions.h"

namespace kier {
namespace {

struct Moments {
  std::uint64_t counts = 0;
  double exposure = 0, average = 0, variance = 0;
};

/// Of the venues with exposure; `exposure` 0 when there are none.
Moments moments_of(std::span<const ExposedCount> venues) {
  Moments result;
  double observed = 0;
  for (const ExposedCount& venue : venues) {
    if (!has_exposure(venue)) continue;
    result.counts += venue.count;
    result.exposure += venue.exposure;
    ++observed;
  }
  if (observed == 0) return result;
  result.average = static_cast<double>(result.counts) / result.exposure;
  double spread = 0;
  for (const ExposedCount& venue : venues) {
    if (!has_exposure(venue)) continue;
    const double off = static_cast<double>(venue.count) / venue.exposure - result.average;
    spread += venue.exposure * off * off;
  }
  const double by_chance = result.average / (result.exposure / observed);
  const double beyond = spread / result.exposure - by_chance;
  // What is left of equal numbers by rounding is no difference.
  result.variance = beyond > 1e-6 * by_chance ? beyond : 0;
  return result;
}

ShrunkRate update(const GammaRate& prior, const ExposedCount& venue, double average) {
  GammaRate posterior = prior;
  if (has_exposure(venue)) {
    posterior.shape += static_cast<double>(venue.count);
    posterior.rate += venue.exposure;
  }
  constexpr double tail = (1 - confidence) / 2;
  return {.estimate = posterior.shape / posterior.rate,
          .interval = {gamma_quantile(posterior.shape, tail) / posterior.rate,
                       gamma_upper_quantile(posterior.shape, tail) / posterior.rate},
          .posterior = posterior,
          .above_average = gamma_upper_tail(posterior.shape, average * posterior.rate)};
}

}  // namespace

std::optional<Shrinkage> shrink_rates(std::span<const ExposedCount> venues) {
  const Moments moments = moments_of(venues);
  if (moments.exposure <= 0) return std::nullopt;
  Shrinkage result{.average = moments.average, .variance = moments.variance};
  if (moments.variance > 0) {
    const double rate = moments.average / moments.variance;
    result.prior = GammaRate{moments.average * rate, rate};
    for (const ExposedCount& venue : venues) {
      result.venues.push_back(update(*result.prior, venue, moments.average));
    }
  } else {
    const ShrunkRate same{.estimate = moments.average,
                          .interval = *rate_interval({moments.counts, moments.exposure})};
    result.venues.assign(venues.size(), same);
  }
  return result;
}

Standing standing_of(std::optional<double> above_average) {
  if (above_average && *above_average >= 0.9) return Standing::probably_above;
  if (above_average && *above_average <= 0.1) return Standing::probably_below;
  return Standing::cannot_tell;
}

}  // namespace kier
