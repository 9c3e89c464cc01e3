#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "reach/disclosure.h"

namespace kier {

/// Up to three different values: more need not be told apart.
class ValueSet {
 public:
  void insert(std::int64_t value);
  void insert(const ValueSet& other);
  bool empty() const { return size_ == 0; }
  bool is_wide() const { return size_ == least_possible_values; }

 private:
  std::int64_t values_[least_possible_values] = {};
  std::size_t size_ = 0;
};

/// What a reader holds possible for each hidden count, by kind. Counts of one kind are alike: what
/// one may be, all may be.
struct PossibleValues {
  ValueSet small, large;
  bool empty() const { return small.empty(); }
  void insert(const PossibleValues& other);
};

/// A stage of hiding, as a reader sees it: the small counts and some of the large ones are
/// hidden, the sum of all that are hidden follows from the total.
struct Stage {
  std::int64_t large;  ///< how many large counts are hidden, all below `next`
  std::int64_t next;   ///< the smallest large count that is shown, or `nothing_shown`
  std::int64_t sum;    ///< of the small and large hidden counts
  auto operator<=>(const Stage&) const = default;
};
inline constexpr std::int64_t nothing_shown = std::numeric_limits<std::int64_t>::max();

/// What readers who know the rule can conclude, for tables with `small` (at least 1) small
/// counts; see disclosure.cpp for the rule.
class RuleReader {
 public:
  explicit RuleReader(std::int64_t small) : small_(small) {}

  /// May a table that has come to this stage be published so?
  bool is_publishable(const Stage& stage);

  /// Is it needed elsewhere: to hide among, by tables that have to go on to the stage in which
  /// `equal` counts more are hidden and the smallest shown one is `after`?
  bool is_cover(const Stage& stage, std::int64_t equal, std::int64_t after);

  /// The same in the last stage, for tables whose total is withheld.
  bool is_cover_for_total(const Stage& last);

 private:
  using Step = std::pair<std::int64_t, std::int64_t>;  // a value and how many counts have it
  /// The tables that come to a stage, and from which published ones some are taken as cover.
  struct Arrivals {
    PossibleValues values;
    std::vector<Step> covers;  // sorted
  };
  class Gathering;

  const Arrivals& arrivals(const Stage& stage);
  Arrivals compute(const Stage& stage);
  bool gather(const Stage& stage, Step step, Gathering& gathering);
  Arrivals compute_withheld(std::int64_t large);
  bool is_safe(const PossibleValues& values, std::int64_t large) const;
  PossibleValues small_values(std::int64_t sum) const;

  std::int64_t small_;
  std::map<Stage, Arrivals> known_;
  std::map<std::int64_t, Arrivals> withheld_;  // by the number of large counts
};

}  // namespace kier
