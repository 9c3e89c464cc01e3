#pragma once

#include <cstdint>

namespace kier {

/// The smallest of ..., 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, ... that is at least `value`, for the
/// lines of a scale; 1 for what is no positive number.
double round_step(double value);

/// Where `value` stands on a scale from 0 to `most` (> 0) that is `width` long: whole, and at the
/// nearer end when it lies outside.
std::int64_t position_on(double value, double most, double width);

}  // namespace kier
