#pragma once

#include <cstdint>
#include <optional>

#include "reach/interval.h"

namespace kier {

/// So many of so many. A share only when the part cannot exceed the whole; what may exceed it
/// (scans per flyer) is a rate.
struct PartOfWhole {
  std::uint64_t part = 0, whole = 0;
};

/// The interval of Wilson (1927), without correction for continuity, in [0, 1]. Nothing when the
/// whole is 0 (0 of 0 says nothing) or smaller than the part.
std::optional<Interval> wilson_interval(PartOfWhole share);

/// Jeffreys's interval, quantiles of Beta(x + 1/2, n - x + 1/2) with 0 and 1 at the ends. For
/// reference only: what reports show is Wilson's.
std::optional<Interval> jeffreys_interval(PartOfWhole share);

/// How many people stand behind one that was counted.
struct DarkReach {
  double multiplier = 0;  ///< infinite when nobody was counted
  Interval interval;      ///< high may be infinite
};

/// Of `whole` people who say that a flyer brought them, `part` came with its code: 9 of 21 gives
/// 2.33 (1.58 to 4.09), the inverse of Wilson's interval. To be shown beside a funnel, never
/// multiplied into it. Nothing where Wilson's interval is nothing.
std::optional<DarkReach> dark_reach(PartOfWhole with_code);

}  // namespace kier
