#pragma once

namespace kier {

/// All intervals of a report are two-sided and cover this share.
inline constexpr double confidence = 0.95;

/// From low to high, both possible; high may be infinite.
struct Interval {
  double low = 0, high = 0;
};

}  // namespace kier
