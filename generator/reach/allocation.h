#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kier {

/// A venue that may get flyers of the next print run.
struct RunCandidate {
  double best = 0;                       ///< probability that its rate is the highest
  std::optional<std::uint64_t> pick_up;  ///< the most pieces it gets rid of; nothing: no limit
};

enum class SplitReason {
  best_venues,          ///< half equally, half by the probability of being best
  no_clear_difference,  ///< equally: the venues may well be all the same
};

struct PrintRun {
  SplitReason reason = SplitReason::no_clear_difference;
  std::vector<std::uint64_t> pieces;  ///< per candidate, whole bundles
  std::vector<bool> limited;          ///< per candidate: got less because of its pick-up
  std::uint64_t left_over = 0;        ///< less than a bundle, or what nobody picks up
};

/// A larger p-value of the test of homogeneity means an equal split.
inline constexpr double clear_difference = 0.10;

/// Shares `total` pieces (up to 2^50) out in bundles of `bundle` (0 counts as 1). Half goes to all
/// equally, so that no venue is starved on scans alone (parents and older people scan less) and
/// all go on teaching us something; half by the probability of being best. Rounded by largest
/// remainder, earlier candidates first when equal; but nobody who picks up a bundle gets none while
/// another has two. A pick-up below a share caps it at whole bundles, and the rest goes to the
/// others. Weights that are not all finite and >= 0, or sum to 0, mean an equal split.
PrintRun allocate_print_run(std::uint64_t total, std::uint64_t bundle,
                            std::span<const RunCandidate> candidates, double homogeneity_p);

}  // namespace kier
