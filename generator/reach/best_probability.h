#pragma once

#include <span>
#include <vector>

#include "reach/shrinkage.h"

namespace kier {

/// P(rate of a > rate of b) = 1 - I_x(a.shape, b.shape) with x = a.rate / (a.rate + b.rate), the
/// regularised incomplete beta function.
/// Shapes in (0, 10^9], rates > 0.
double probability_higher(const GammaRate& a, const GammaRate& b);

/// For each rate, the probability that it is the highest of all; exact to 1e-6 and the same at
/// every run, since it is integrated and not drawn. Shapes in (0, 10^9], one of them at least 1;
/// rates > 0. One rate gives 1.
std::vector<double> best_probabilities(std::span<const GammaRate> rates);

/// The same for venues; equal when nothing tells them apart.
std::vector<double> best_probabilities(const Shrinkage& shrinkage);

}  // namespace kier
