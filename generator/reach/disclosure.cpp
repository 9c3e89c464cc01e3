#include "reach/disclosure.h"

#include <algorithm>
#include <map>

#include "reach/possible_values.h"

// Small counts are hidden, and then so many large ones that the total does not give them away.
// The obvious loop (hide the smallest shown count until the small ones keep three possible values)
// is not safe, because the rule is public and its outcome says something. It shows [5, 2] as
// "s, <5" without a total, and does the same only for [5, 1] and [6, 1]: whoever knows the rule is
// left with 1 or 2. [7, 1, 12, 1, 0, 9] gives "s, <5, 12, <5, 0, 9", total 30, which leaves 1 or 2
// again, since the tables with a 3 there keep their 5 on show.
//
// So the rule looks at what it publishes as a reader would who can run it on every table:
// - Hiding goes in stages: the small counts; also the smallest large one (with its equals, or they
//   would bound it); also the next; and in the end the total.
// - A table is published at the first stage at which all the tables that look the same and have
//   come as far leave every hidden count three values or more.
// - Where those that have to go on would be too few among themselves, tables that could have been
//   published go on with them as cover: those with the lowest values first, whole groups of
//   tables that look the same, and only as many as are needed.
// What is decided depends only on what looks the same, so tables that end up looking the same are
// exactly those that were weighed. The tests try it with every table of up to six counts.

namespace kier {
namespace {

bool is_small(std::uint64_t count) {
  return count > 0 && count < disclosure_threshold;
}

/// What the search for a stage needs to know of a table.
struct Histogram {
  std::int64_t small = 0, small_sum = 0;
  std::map<std::int64_t, std::int64_t> large;  ///< how many counts have each value
};

Histogram histogram_of(std::span<const std::uint64_t> counts) {
  Histogram result;
  for (const std::uint64_t count : counts) {
    const auto value = static_cast<std::int64_t>(count);
    if (is_small(count)) {
      ++result.small;
      result.small_sum += value;
    } else if (count > 0) {
      ++result.large[value];
    }
  }
  return result;
}

/// The stage at which a table with small counts is published; nothing when even the total has to
/// be withheld.
std::optional<Stage> find_stage(const Histogram& table, RuleReader& reader) {
  const auto value_at = [&](auto at) {
    return at == table.large.end() ? nothing_shown : at->first;
  };
  auto next = table.large.begin();
  Stage stage{0, value_at(next), table.small_sum};
  for (; next != table.large.end(); stage.next = value_at(next)) {
    const auto [value, equal] = *next;
    const std::int64_t after = value_at(++next);
    if (reader.is_publishable(stage) && !reader.is_cover(stage, equal, after)) return stage;
    stage.large += equal;
    stage.sum += equal * value;
  }
  if (reader.is_publishable(stage) && !reader.is_cover_for_total(stage)) return stage;
  return std::nullopt;
}

}  // namespace

std::string text_of(const ShownCount& count) {
  if (const auto* number = std::get_if<std::uint64_t>(&count)) return std::to_string(*number);
  switch (std::get<Hidden>(count)) {
    case Hidden::small:
      return "<" + std::to_string(disclosure_threshold);
    case Hidden::complementary:
      return "s";
    case Hidden::total:
      break;
  }
  return {};
}

CountProtector::CountProtector() = default;
CountProtector::~CountProtector() = default;
CountProtector::CountProtector(CountProtector&&) noexcept = default;
CountProtector& CountProtector::operator=(CountProtector&&) noexcept = default;

ShownTable CountProtector::protect(std::span<const std::uint64_t> counts) {
  const Histogram histogram = histogram_of(counts);
  std::uint64_t first_shown = 0;
  ShownTable result;
  std::uint64_t total = 0;
  for (const std::uint64_t count : counts) total += count;
  result.total = total;
  if (histogram.small > 0) {
    RuleReader& reader = readers_.try_emplace(histogram.small, histogram.small).first->second;
    const std::optional<Stage> stage = find_stage(histogram, reader);
    first_shown = static_cast<std::uint64_t>(stage ? stage->next : nothing_shown);
    if (!stage) result.total = Hidden::total;
  }
  for (const std::uint64_t count : counts) {
    if (is_small(count)) {
      result.cells.emplace_back(Hidden::small);
    } else if (count > 0 && count < first_shown) {
      result.cells.emplace_back(Hidden::complementary);
    } else {
      result.cells.emplace_back(count);
    }
  }
  return result;
}

}  // namespace kier
