#include "reach/possible_values.h"

#include <algorithm>
#include <utility>

namespace kier {
namespace {

constexpr auto threshold = static_cast<std::int64_t>(disclosure_threshold);
constexpr std::int64_t largest_small = threshold - 1;

/// Where large counts can have many values, not all tables are followed: so many values at both
/// ends of their range, where the tables stand that cannot be published, and so many counts below
/// the largest hidden one. To know of fewer tables than there are is safe: whoever is hidden among
/// those is hidden among all.
constexpr std::int64_t window = 32;
constexpr std::int64_t depth = 3;

std::int64_t divide_up(std::int64_t a, std::int64_t b) {
  return a <= 0 ? 0 : (a + b - 1) / b;
}

}  // namespace

void ValueSet::insert(std::int64_t value) {
  if (is_wide() || std::find(values_, values_ + size_, value) != values_ + size_) return;
  values_[size_++] = value;
}

void ValueSet::insert(const ValueSet& other) {
  for (std::size_t i = 0; i < other.size_; ++i) insert(other.values_[i]);
}

void PossibleValues::insert(const PossibleValues& other) {
  small.insert(other.small);
  large.insert(other.large);
}

/// Collects what comes to a stage: all that could not be published before, and, when that is too
/// little to hide among, some that could, lowest values first.
class RuleReader::Gathering {
 public:
  Gathering(const RuleReader& reader, std::int64_t large) : reader_(reader), large_(large) {}

  /// Tables of one earlier stage, parted from this one by `step`.
  void add(const PossibleValues& values, bool publishable, Step step) {
    if (values.empty()) return;
    if (publishable) {
      candidates_.emplace_back(step, values);
    } else {
      stuck_.insert(values);
    }
  }
  bool is_done() const { return reader_.is_safe(stuck_, large_); }

  Arrivals settle() && {
    if (stuck_.empty() || is_done()) return {stuck_, {}};
    std::sort(candidates_.begin(), candidates_.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    Arrivals result{stuck_, {}};
    for (const auto& [step, values] : candidates_) {
      result.values.insert(values);
      result.covers.push_back(step);
      if (reader_.is_safe(result.values, large_)) return result;
    }
    return {stuck_, {}};  // cover that does not suffice is not taken
  }

 private:
  const RuleReader& reader_;
  std::int64_t large_;
  PossibleValues stuck_;
  std::vector<std::pair<Step, PossibleValues>> candidates_;
};

bool RuleReader::is_safe(const PossibleValues& values, std::int64_t large) const {
  return values.small.is_wide() && (large == 0 || values.large.is_wide());
}

PossibleValues RuleReader::small_values(std::int64_t sum) const {
  PossibleValues result;
  const std::int64_t others = small_ - 1;
  const std::int64_t low = std::max<std::int64_t>(1, sum - largest_small * others);
  for (std::int64_t v = low; v <= std::min(largest_small, sum - others); ++v) {
    result.small.insert(v);
  }
  return result;
}

bool RuleReader::gather(const Stage& stage, Step step, Gathering& gathering) {
  const auto [value, equal] = step;
  const Stage before{stage.large - equal, value, stage.sum - equal * value};
  PossibleValues values = arrivals(before).values;
  const bool publishable = is_safe(values, before.large);
  if (!values.empty()) values.large.insert(value);
  gathering.add(values, publishable, step);
  return gathering.is_done();
}

RuleReader::Arrivals RuleReader::compute(const Stage& stage) {
  if (stage.large == 0) return {small_values(stage.sum), {}};
  Gathering gathering(*this, stage.large);
  const bool is_roomy = stage.sum - small_ - threshold * stage.large > window;
  const std::int64_t most_others = std::min(stage.large - 1, is_roomy ? depth : stage.large);
  for (std::int64_t others = 0; others <= most_others; ++others) {
    const std::int64_t equal = stage.large - others;
    // The others are at least the threshold and below the value, the small ones 1 to 4.
    const std::int64_t least =
        std::max(threshold, divide_up(stage.sum - largest_small * small_ + others, stage.large));
    const std::int64_t most =
        std::min((stage.sum - small_ - threshold * others) / equal, stage.next - 1);
    for (std::int64_t v = least; v <= most; ++v) {
      if (v == least + window) v = std::max(v, most - window);
      if (gather(stage, {v, equal}, gathering)) return std::move(gathering).settle();
    }
  }
  return std::move(gathering).settle();
}

/// All tables with so many large counts that get no total.
RuleReader::Arrivals RuleReader::compute_withheld(std::int64_t large) {
  const std::int64_t least = small_ + threshold * large;
  const std::int64_t most = large == 0 ? largest_small * small_ : least + window;
  Gathering gathering(*this, large);
  for (std::int64_t sum = least; sum <= most; ++sum) {
    const PossibleValues& values = arrivals({large, nothing_shown, sum}).values;
    gathering.add(values, is_safe(values, large), {sum, 0});
    if (gathering.is_done()) break;
  }
  return std::move(gathering).settle();
}

const RuleReader::Arrivals& RuleReader::arrivals(const Stage& stage) {
  const auto known = known_.find(stage);
  if (known != known_.end()) return known->second;
  Arrivals computed = compute(stage);
  return known_.emplace(stage, std::move(computed)).first->second;
}

bool RuleReader::is_publishable(const Stage& stage) {
  return is_safe(arrivals(stage).values, stage.large);
}

bool RuleReader::is_cover(const Stage& stage, std::int64_t equal, std::int64_t after) {
  const Stage later{stage.large + equal, after, stage.sum + equal * stage.next};
  const std::vector<Step>& covers = arrivals(later).covers;
  return std::binary_search(covers.begin(), covers.end(), Step{stage.next, equal});
}

bool RuleReader::is_cover_for_total(const Stage& last) {
  auto known = withheld_.find(last.large);
  if (known == withheld_.end()) {
    known = withheld_.emplace(last.large, compute_withheld(last.large)).first;
  }
  const std::vector<Step>& covers = known->second.covers;
  return std::binary_search(covers.begin(), covers.end(), Step{last.sum, 0});
}

}  // namespace kier
