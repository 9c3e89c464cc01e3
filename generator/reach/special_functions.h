#pragma once

#include <vector>

namespace kier {

// Out of range gives NaN or infinity, never an exception.

/// The standard normal distribution's quantile, for p in (0, 1).
double normal_quantile(double p);

// The Gamma distribution with rate 1; shape > 0, x >= 0, p in [0, 1].
double gamma_cdf(double shape, double x);
double gamma_upper_tail(double shape, double x);
double gamma_density(double shape, double x);
double gamma_quantile(double shape, double p);
double gamma_upper_quantile(double shape, double p);  ///< exceeded with probability p

/// The standard deviation of the logarithm of a Gamma variable.
double gamma_log_deviation(double shape);

// The Beta distribution; a, b > 0, x and p in [0, 1].
double beta_cdf(double a, double b, double x);
double beta_quantile(double a, double b, double p);
double beta_odds_quantile(double a, double b, double p);  ///< x / (1 - x) of the quantile x

/// P(X = k) of n trials, each with probability p in (0, 1).
double binomial_probability(double n, double p, double k);

/// P(X >= x) of the chi-squared distribution, for degrees > 0.
double chi_squared_upper_tail(double degrees, double x);

/// A point of a rule for integrals over [-1, 1].
struct QuadratureNode {
  double position, weight;
};
/// Gauss and Legendre's rule of 15 points, exact for polynomials up to degree 29.
const std::vector<QuadratureNode>& quadrature_nodes();

}  // namespace kier
