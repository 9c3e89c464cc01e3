#include "reach/allocation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace kier {
namespace {

struct Share {
  double weight;       ///< all weights sum to 1
  std::uint64_t most;  ///< bundles
  std::uint64_t bundles = 0;
  bool capped = false;
};

/// Empty when the weights are of no use.
std::vector<double> normalised(std::span<const RunCandidate> candidates) {
  double sum = 0;
  for (const RunCandidate& candidate : candidates) {
    if (!(candidate.best >= 0)) return {};
    sum += candidate.best;
  }
  if (!(sum > 0) || !std::isfinite(sum)) return {};
  std::vector<double> result;
  for (const RunCandidate& candidate : candidates) result.push_back(candidate.best / sum);
  return result;
}

std::vector<Share> shares_of(std::span<const RunCandidate> candidates,
                             const std::vector<double>& best, std::uint64_t bundle) {
  const double equal = 1 / static_cast<double>(candidates.size());
  std::vector<Share> shares;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const double weight = best.empty() ? equal : (equal + best[i]) / 2;
    const std::optional<std::uint64_t> limit = candidates[i].pick_up;
    shares.push_back({weight, limit ? *limit / bundle : std::numeric_limits<std::uint64_t>::max()});
  }
  return shares;
}

double open_weight(const std::vector<Share>& shares) {
  double sum = 0;
  for (const Share& share : shares) sum += share.capped ? 0 : share.weight;
  return sum;
}

/// Gives each that would get more than it picks up what it picks up; what it leaves makes the
/// others' shares larger, so again. Returns the bundles left for the others.
std::uint64_t cap_shares(std::vector<Share>& shares, std::uint64_t bundles) {
  for (bool changed = true; changed;) {
    changed = false;
    const double weight = open_weight(shares);
    const std::uint64_t open = bundles;
    for (Share& share : shares) {
      if (share.capped) continue;
      const double quota = static_cast<double>(open) * share.weight / weight;
      if (quota <= static_cast<double>(share.most)) continue;
      share.bundles = share.most;
      share.capped = changed = true;
      bundles -= share.most;
    }
  }
  return bundles;
}

/// Hamilton's method for those without a cap. Returns what is left: nothing, or all of it.
std::uint64_t round_shares(std::vector<Share>& shares, std::uint64_t bundles) {
  const double weight = open_weight(shares);
  std::vector<std::pair<double, Share*>> remainders;
  std::uint64_t left = bundles;
  for (Share& share : shares) {
    if (share.capped) continue;
    const double quota = static_cast<double>(bundles) * share.weight / weight;
    share.bundles = std::min(static_cast<std::uint64_t>(quota), left);
    left -= share.bundles;
    // Rounded, so that equal venues stay equal whatever the last digits of an integral were.
    remainders.emplace_back(std::round((quota - std::floor(quota)) * 1e9), &share);
  }
  std::stable_sort(remainders.begin(), remainders.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (auto& [remainder, share] : remainders) {
    if (left == 0) break;
    if (share->bundles == share->most) continue;
    ++share->bundles;
    --left;
  }
  return left;
}

/// Rounding may leave somebody with nothing, who then is never heard of again. The largest shares
/// give a bundle each, as long as they keep one.
void serve_all(std::vector<Share>& shares) {
  const auto fewer = [](const Share& a, const Share& b) { return a.bundles < b.bundles; };
  for (Share& share : shares) {
    if (share.bundles > 0 || share.most == 0) continue;
    const auto largest = std::max_element(shares.begin(), shares.end(), fewer);
    if (largest->bundles < 2) return;
    --largest->bundles;
    share.bundles = 1;
  }
}

}  // namespace

PrintRun allocate_print_run(std::uint64_t total, std::uint64_t bundle,
                            std::span<const RunCandidate> candidates, double homogeneity_p) {
  bundle = std::max<std::uint64_t>(bundle, 1);
  PrintRun run;
  std::vector<double> best;
  if (homogeneity_p <= clear_difference) best = normalised(candidates);
  if (!best.empty()) run.reason = SplitReason::best_venues;
  std::vector<Share> shares = shares_of(candidates, best, bundle);
  const std::uint64_t rest = round_shares(shares, cap_shares(shares, total / bundle));
  serve_all(shares);
  for (const Share& share : shares) {
    run.pieces.push_back(share.bundles * bundle);
    run.limited.push_back(share.capped);
  }
  run.left_over = rest * bundle + total % bundle;
  return run;
}

}  // namespace kier
