#include "reach/report_period.h"

#include <algorithm>

namespace kier {
namespace {

void include(std::optional<ReportPeriod>& period, Date from, Date until) {
  if (!period) period = ReportPeriod{from, until};
  period->from = std::min(period->from, from);
  period->until = std::max(period->until, until);
}

}  // namespace

std::optional<ReportPeriod> recorded_period(const Tally& tally, const ChannelRegister& all) {
  std::optional<ReportPeriod> period;
  for (const auto& [day, sealed] : tally.days) include(period, day.second, day.second);
  if (period) return period;
  for (const Placement& one : all.placements) include(period, one.date, one.date);
  for (const Cost& one : all.costs) include(period, one.date, one.date);
  for (const Moment& one : all.moments) include(period, one.date, one.date);
  for (const HandCount& one : all.counts) {
    const auto first = parse_date(one.month + "-01").date;
    if (!first) continue;
    const std::chrono::year_month_day_last last(first->year(),
                                                std::chrono::month_day_last(first->month()));
    include(period, *first, last);
  }
  return period;
}

}  // namespace kier
