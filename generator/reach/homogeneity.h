#pragma once

#include <span>

#include "reach/counts_interval.h"

namespace kier {

struct Homogeneity {
  double x2 = 0;       ///< Pearson's X2
  int degrees = 0;     ///< venues with exposure, less one; 0 when there is nothing to compare
  double p_value = 1;  ///< 1 when there is nothing to compare
  double least_expected = 0;  ///< below about 5 the p-value is a rough one
};

/// Is there any real difference between the rates? Pearson's test against one rate for all.
/// What has no exposure does not take part. Zeros everywhere differ in nothing: p = 1.
Homogeneity test_homogeneity(std::span<const ExposedCount> venues);

}  // namespace kier
