#include "reach/best_probability.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "reach/special_functions.h"

// P(i is best) is the integral of density_i times the distribution functions of all others. The
// variable is the logarithm of the rate: there even a rate near 0 with a tiny shape is smooth. The
// range is cut into steps no wider than the standard deviation of the narrowest rate that has any
// weight there; 15 points of Gauss and Legendre in each leave an error far below 1e-6.

namespace kier {
namespace {

constexpr double negligible = 1e-13;

/// Where a rate has weight, in logarithms.
struct Spread {
  double low, high, deviation;
};

Spread spread_of(const GammaRate& rate) {
  const double scale = std::log(rate.rate);
  return {std::log(gamma_quantile(rate.shape, negligible)) - scale,
          std::log(gamma_upper_quantile(rate.shape, negligible)) - scale,
          gamma_log_deviation(rate.shape)};
}

/// The end of the step that begins at `at`.
double step_end(std::span<const Spread> spreads, double at, double last) {
  double end = last;
  for (const Spread& spread : spreads) {
    if (spread.high <= at) continue;
    const double next = spread.low > at ? spread.low : at + spread.deviation;
    end = std::min({end, next, spread.high});
  }
  // Bounds that coincide but for rounding must not stop the walk.
  return std::max(end, std::nextafter(at, std::numeric_limits<double>::infinity()));
}

class BestIntegral {
 public:
  BestIntegral(std::span<const GammaRate> rates, std::span<const Spread> spreads)
      : rates_(rates),
        spreads_(spreads),
        below_(rates.size()),
        after_(rates.size() + 1),
        result_(rates.size(), 0) {}

  void add_step(double begin, double end) {
    // A rate that is surely below this step is not the best in it, and no obstacle to others.
    active_.clear();
    for (std::size_t i = 0; i < spreads_.size(); ++i) {
      if (spreads_[i].high > begin) active_.push_back(i);
    }
    const double half = (end - begin) / 2;
    for (const QuadratureNode& node : quadrature_nodes()) {
      add_point(std::exp(begin + half * (1 + node.position)), node.weight * half);
    }
  }
  std::vector<double> take() && { return std::move(result_); }

 private:
  void add_point(double at, double weight) {
    const std::size_t count = active_.size();
    for (std::size_t k = 0; k < count; ++k) {
      const GammaRate& rate = rates_[active_[k]];
      below_[k] = gamma_cdf(rate.shape, rate.rate * at);
    }
    after_[count] = 1;
    for (std::size_t k = count; k-- > 0;) after_[k] = after_[k + 1] * below_[k];
    double before = 1;
    for (std::size_t k = 0; k < count; ++k) {
      const GammaRate& rate = rates_[active_[k]];
      const double x = rate.rate * at;
      const double others = before * after_[k + 1];
      if (others > negligible) {
        result_[active_[k]] += weight * x * gamma_density(rate.shape, x) * others;
      }
      before *= below_[k];
    }
  }

  std::span<const GammaRate> rates_;
  std::span<const Spread> spreads_;
  std::vector<std::size_t> active_;
  std::vector<double> below_, after_, result_;
};

}  // namespace

double probability_higher(const GammaRate& a, const GammaRate& b) {
  const double sum = a.rate + b.rate;
  // Near 1 the variable would lose its digits.
  if (b.rate > a.rate) return 1 - beta_cdf(a.shape, b.shape, a.rate / sum);
  return beta_cdf(b.shape, a.shape, b.rate / sum);
}

std::vector<double> best_probabilities(std::span<const GammaRate> rates) {
  if (rates.size() < 2) return std::vector<double>(rates.size(), 1.0);
  std::vector<Spread> spreads;
  double begin = -std::numeric_limits<double>::infinity();
  double end = begin;
  for (const GammaRate& rate : rates) {
    spreads.push_back(spread_of(rate));
    begin = std::max(begin, spreads.back().low);  // nothing below some rate's range is the best
    end = std::max(end, spreads.back().high);
  }
  BestIntegral integral(rates, spreads);
  while (begin < end) {
    const double next = std::min(end, step_end(spreads, begin, end));
    integral.add_step(begin, next);
    begin = next;
  }
  return std::move(integral).take();
}

std::vector<double> best_probabilities(const Shrinkage& shrinkage) {
  const std::size_t count = shrinkage.venues.size();
  if (!shrinkage.prior) return std::vector<double>(count, 1.0 / static_cast<double>(count));
  std::vector<GammaRate> rates;
  for (const ShrunkRate& venue : shrinkage.venues) rates.push_back(*venue.posterior);
  return best_probabilities(rates);
}

}  // namespace kier
