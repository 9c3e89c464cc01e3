#include "reach/shared_periods.h"

#include <algorithm>
#include <tuple>

namespace kier {
namespace {

constexpr Rule wrong_periods{"reach/published-row", Severity::error,
                             "this line is no period of a report: '{line}'",
                             "restore the file as 'kier reach' wrote it, or remove it"};
constexpr Rule overlapping{"reach/overlapping-period", Severity::warning,
                           "this report is about {from} to {until}, and one about {other_from} to "
                           "{other_until} was made on {made}: whoever has both can subtract them, "
                           "and find numbers that neither shows",
                           "keep to the same months for everybody (--from, --until), or do not "
                           "hand this one out"};

constexpr std::string_view header = "from,until,made";

std::string_view next_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::optional<SharedPeriod> parse_row(std::string_view line) {
  constexpr std::size_t day = 10, second = day + 1, third = 2 * second;
  if (line.size() != third + day || line[day] != ',' || line[third - 1] != ',') return std::nullopt;
  const auto from = parse_date(line.substr(0, day)).date;
  const auto until = parse_date(line.substr(second, day)).date;
  const auto made = parse_date(line.substr(third)).date;
  if (!from || !until || !made || *until < *from) return std::nullopt;
  return SharedPeriod{{*from, *until}, *made};
}

auto key_of(const SharedPeriod& one) {
  return std::tie(one.period.from, one.period.until);
}

}  // namespace

Outcome<std::vector<SharedPeriod>> parse_shared_periods(std::string_view text,
                                                        const std::string& file) {
  std::vector<SharedPeriod> periods;
  int line = 1;
  const std::string_view first = next_line(text);
  if (first != header)
    return complain(wrong_periods, {file, line, 1}, {{"line", std::string(first)}});
  while (!text.empty()) {
    ++line;
    const std::string_view row = next_line(text);
    if (row.empty()) continue;
    const auto period = parse_row(row);
    if (!period) return complain(wrong_periods, {file, line, 1}, {{"line", std::string(row)}});
    periods.push_back(*period);
  }
  return periods;
}

std::string render_shared_periods(const std::vector<SharedPeriod>& periods) {
  std::string text(header);
  text += '\n';
  for (const SharedPeriod& one : periods)
    text += iso_date(one.period.from) + ',' + iso_date(one.period.until) + ',' +
            iso_date(one.made) + '\n';
  return text;
}

std::optional<Diagnostic> add_shared_period(std::vector<SharedPeriod>& periods,
                                            const SharedPeriod& added, const std::string& file) {
  std::optional<Diagnostic> complaint;
  bool known = false;
  for (const SharedPeriod& one : periods) {
    if (key_of(one) == key_of(added)) {
      known = true;
    } else if (!complaint && one.period.from <= added.period.until &&
               added.period.from <= one.period.until) {
      complaint = complain(overlapping, {file},
                           {{"from", iso_date(added.period.from)},
                            {"until", iso_date(added.period.until)},
                            {"other_from", iso_date(one.period.from)},
                            {"other_until", iso_date(one.period.until)},
                            {"made", iso_date(one.made)}});
    }
  }
  if (known) return complaint;
  const auto place = std::upper_bound(
      periods.begin(), periods.end(), added,
      [](const SharedPeriod& a, const SharedPeriod& b) { return key_of(a) < key_of(b); });
  periods.insert(place, added);
  return complaint;
}

bool is_whole_months(const ReportPeriod& period) {
  const auto next = std::chrono::sys_days(period.until) + std::chrono::days(1);
  return period.from.day() == std::chrono::day(1) && Date(next).day() == std::chrono::day(1);
}

}  // namespace kier
