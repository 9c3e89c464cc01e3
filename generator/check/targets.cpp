#include <fmt/format.h>

#include "campaign/hand_totals.h"
#include "check/check.h"

namespace kier {
namespace {

constexpr Rule no_reason{"targets/no-reason", Severity::warning,
                         "the target of {target} was to be reached by {until}; it is {reached}, "
                         "and nothing says why",
                         "add a line 'reason: ...': who reads the report wants to know"};
constexpr Rule no_number{"targets/no-number", Severity::warning,
                         "the target of {target} was to be reached by {until}, and nothing says "
                         "how many it became",
                         "add 'counted: ...', or 'step: ...' with a step of content/counts.csv"};

}  // namespace

Diagnostics check_targets(const Campaign& campaign, Date today) {
  Diagnostics found;
  const auto& targets = campaign.channels.targets;
  if (targets.empty()) return found;
  const HandTotals totals = hand_totals(campaign.channels);
  for (const Target& target : targets) {
    if (!target.until || *target.until >= today) continue;
    const Location where("content/targets.yaml", target.mark);
    Parts parts{{"target", fmt::format("{:g}", target.target)}, {"until", iso_date(*target.until)}};
    if (!target.counted && target.step.empty()) {
      found.push_back(complain(no_number, where, std::move(parts)));
      continue;
    }
    const double reached =
        target.counted
            ? *target.counted
            : static_cast<double>(sum_of_step(totals, target.step, month_of(*target.until)));
    if (reached >= target.target || !target.reason.empty()) continue;
    parts.emplace_back("reached", fmt::format("{:g}", reached));
    found.push_back(complain(no_reason, where, std::move(parts)));
  }
  return found;
}

}  // namespace kier
