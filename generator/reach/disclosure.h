#pragma once

#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace kier {

/// Counts from 1 up to one less could point at people, and are hidden. A count of 0 is shown.
inline constexpr std::uint64_t disclosure_threshold = 5;

/// A reader must be left with so many possible values of whatever is hidden.
inline constexpr std::size_t least_possible_values = 3;

/// Why a count is hidden.
enum class Hidden {
  small,          ///< between 1 and the threshold: shown as "<5"
  complementary,  ///< large, but another count would follow from it: shown as "s"
  total,          ///< a total that would give a count away
};

/// A count as others may see it: a number, or the reason why there is none. What is hidden holds
/// no number, so nothing that is made from it can give one away.
using ShownCount = std::variant<std::uint64_t, Hidden>;

/// "7", "<5", "s", or nothing for a withheld total.
std::string text_of(const ShownCount& count);

/// The only way to an interval, a percentage or the length of a bar: `f` of the numbers, or
/// nothing when one of them is hidden. A share needs the part and the whole:
///   derive([](auto part, auto whole) { return wilson_interval({part, whole}); }, cell,
///   table.total)
template <class F, std::same_as<ShownCount>... Counts>
auto derive(F f, const Counts&... counts)
    -> std::optional<decltype(f(std::get<std::uint64_t>(counts)...))> {
  if (!(std::holds_alternative<std::uint64_t>(counts) && ...)) return std::nullopt;
  return f(std::get<std::uint64_t>(counts)...);
}

/// One dimension and its sum. A report shows totals by channel or by week, never the cross-table.
struct ShownTable {
  std::vector<ShownCount> cells;  ///< in the order given
  ShownCount total;
};

class RuleReader;

/// Decides what others may see. It holds nothing of the tables; it only remembers conclusions, so
/// that many tables are protected faster by one than by one each. For one thread at a time.
class CountProtector {
 public:
  CountProtector();
  ~CountProtector();
  CountProtector(CountProtector&&) noexcept;
  CountProtector& operator=(CountProtector&&) noexcept;

  /// Counts of 1 to 4 are hidden; while the published total narrows a hidden count to fewer than
  /// 3 values, the smallest shown counts are hidden too (all that are equal), and when none is
  /// left, the total. Holds against readers who know this rule. The order of the counts makes no
  /// difference to what is hidden. Their sum must be below 2^62.
  ShownTable protect(std::span<const std::uint64_t> counts);

 private:
  std::map<std::int64_t, RuleReader> readers_;  // by the number of small counts
};

}  // namespace kier
