#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/channel.h"
#include "text/date.h"

namespace kier {

// What counts.csv amounts to. Some rows say how many there were in a month. Others are readings of
// a counter that only goes up, such as how often an invitation was used; those are about the
// difference from one reading to the next:
//
//   2026-11-02   3   the base: these 3 came before anybody looked, in a month that nobody knows
//   2026-11-16   8   5 in November
//   2026-12-07  10   2 in December, although one of them may have come on the last day of November
//   2026-12-14   4   the counter began anew (somebody made the invitation again): 4 in December
//
// So the first reading counts nobody. Who made the invitation and so knows that it began at nothing
// writes that down as a reading of 0 on its first day; from then on all count. After a counter
// began anew, what came between the last reading and that moment is lost, so the sum is at least
// what it says. An increment belongs to the month of the later of its two readings.

/// The step under which intakes stand in counts.csv; there, `source` is what people answered when
/// asked how they had heard of the campaign.
constexpr std::string_view intake_step = "intake";

/// What the rows of one series of counts.csv have in common. Of rows with a code only those about
/// intakes are told apart by their source, since an invitation may be left out.
struct HandSeries {
  std::string step;    ///< small letters
  std::string code;    ///< empty when not known
  std::string source;  ///< small letters; an invitation without "https://" and a slash at its end
  auto operator<=>(const HandSeries&) const = default;
};

HandSeries series_of(const HandCount& count);

/// So many people of one step, in one month, of one source.
struct HandIncrement {
  std::string step;   ///< small letters: "discord", "intake"
  std::string month;  ///< "2026-11"
  /// Whose they are: one channel; several that share an invitation and so cannot be told apart,
  /// sorted; none: not known.
  std::vector<std::string> codes;
  std::string source;  ///< an intake's answer, or an invitation; as first written; may be empty
  std::uint64_t count = 0;
  auto operator<=>(const HandIncrement&) const = default;
};

/// What to know about a series of readings.
struct RunningTotal {
  std::string step;
  std::vector<std::string> codes;
  std::string source;
  Date first_read, last_read;
  std::uint64_t before = 0;    ///< at the first reading: in no month
  std::vector<Date> restarts;  ///< readings that were lower than the one before
};

struct HandTotals {
  std::vector<HandIncrement> increments;  ///< sorted; one for each step, month, codes and source
  std::vector<RunningTotal> readings;     ///< sorted by step, codes, source
};

/// `all.counts` as increments. A row without a code whose `source` is the invitation of channels
/// (with or without "https://" and a slash at its end) is theirs.
HandTotals hand_totals(const ChannelRegister& all);

/// The sum of `step` in all months up to and including `month`; empty: all months.
std::uint64_t sum_of_step(const HandTotals& totals, std::string_view step,
                          std::string_view month = {});

/// "2026-11": the month of a day.
std::string month_of(Date date);

}  // namespace kier
