#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "reach/report.h"

namespace kier {

// The periods of reports that were made for others, in site/reach/published.csv:
//
//   from,until,made
//   2026-01-01,2026-03-31,2026-04-02
//
// Of two reports whose periods overlap without being the same, one can be subtracted from the
// other, and what is left may be a number that neither of them shows.

struct SharedPeriod {
  ReportPeriod period;
  Date made;  ///< the day on which the first report of the period was made
};

/// Errors: another header, a row that is none, named by its line.
Outcome<std::vector<SharedPeriod>> parse_shared_periods(std::string_view text,
                                                        const std::string& file);

std::string render_shared_periods(const std::vector<SharedPeriod>& periods);

/// Adds a period unless it is there already, by days. A warning when it overlaps another one.
std::optional<Diagnostic> add_shared_period(std::vector<SharedPeriod>& periods,
                                            const SharedPeriod& added, const std::string& file);

/// From the first day of a month to the last day of one.
bool is_whole_months(const ReportPeriod& period);

}  // namespace kier
