#include "reach/report_time.h"

#include <algorithm>
#include <chrono>

#include "reach/report_labels.h"

namespace kier {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int most_weeks = 80;

Date last_of_month(Date day) {
  return Date(sys_days(day.year() / day.month() / std::chrono::last));
}

Date sunday_after(Date day) {
  const std::chrono::weekday weekday{sys_days(day)};
  return Date(sys_days(day) + (std::chrono::Sunday - weekday));
}

/// Days without a log of any source, up to the day before the report was made.
std::set<Date> missing_days(const std::set<Date>& logged, const ReportPeriod& period, Date today) {
  std::set<Date> missing;
  const sys_days end = std::min(sys_days(period.until), sys_days(today) - days(1));
  for (sys_days day = sys_days(period.from); day <= end; day += days(1)) {
    if (!logged.contains(Date(day))) missing.insert(Date(day));
  }
  return missing;
}

std::set<Date> logged_days(const Tally& tally, const ReportPeriod& period) {
  std::set<Date> result;
  for (const auto& [key, sealed] : tally.days) {
    if (period.from <= key.second && key.second <= period.until) result.insert(key.second);
  }
  return result;
}

}  // namespace

ReportPeriod period_for(ReportPeriod asked, Readership readership) {
  asked.until = std::max(asked.until, asked.from);
  if (readership == Readership::internal) return asked;
  return {asked.from.year() / asked.from.month() / std::chrono::day(1), last_of_month(asked.until)};
}

bool is_month_in(const ReportPeriod& period, std::string_view month) {
  const DateReading first = parse_date(std::string(month) + "-01");
  return first.date && *first.date <= period.until && last_of_month(*first.date) >= period.from;
}

std::vector<TimeSlice> slices_of(const ReportPeriod& period, Readership readership,
                                 const Tally& tally, bool& weekly) {
  const auto length = sys_days(period.until) - sys_days(period.from);
  weekly = readership == Readership::internal && length < days(7 * most_weeks);
  const std::set<Date> logged = logged_days(tally, period);
  std::vector<TimeSlice> slices;
  for (Date from = period.from; from <= period.until;) {
    const Date end = weekly ? sunday_after(from) : last_of_month(from);
    TimeSlice& slice = slices.emplace_back(TimeSlice{from, std::min(end, period.until)});
    const auto count = std::distance(logged.lower_bound(from), logged.upper_bound(slice.until));
    slice.logged = count > 0;
    slice.whole = count == (sys_days(slice.until) - sys_days(from)).count() + 1;
    from = Date(sys_days(slice.until) + days(1));
  }
  return slices;
}

void add_sources(const ReportInput& input, ReportFacts& facts) {
  std::map<std::string, std::set<Date>> by_source;
  std::map<std::string, SourceFacts> sources;
  for (const auto& [key, sealed] : input.tally.days) {
    const auto& [name, day] = key;
    if (day < facts.period.from || day > facts.period.until) continue;
    by_source[name].insert(day);
    SourceFacts& source = sources[name];
    source.name = clean_line(name);
    ++source.days;
    if (!sealed) ++source.unsealed;
  }
  const std::vector<std::string>& cdn = input.settings.reach.cdn_sources;
  for (auto& [name, source] : sources) {
    const std::set<Date>& days_of = by_source[name];
    if (std::find(cdn.begin(), cdn.end(), name) != cdn.end()) source.quality = 'B';
    const auto span = sys_days(*days_of.rbegin()) - sys_days(*days_of.begin());
    source.missing = static_cast<std::uint64_t>(span.count()) + 1 - source.days;
    facts.sources.push_back(source);
  }
  const std::set<Date> logged = logged_days(input.tally, facts.period);
  facts.days_without_logs = missing_days(logged, facts.period, input.today).size();
  facts.days_in_period = static_cast<std::uint64_t>(
      (sys_days(facts.period.until) - sys_days(facts.period.from)).count() + 1);
}

}  // namespace kier
