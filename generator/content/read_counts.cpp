// counts.csv: what people count by hand. Its column `month` holds a month, or the day on which a
// running total was read; spreadsheets like to make the one look like the other.
#include <algorithm>
#include <map>
#include <vector>

#include "campaign/hand_totals.h"
#include "content/known_code.h"
#include "content/read_channels.h"
#include "content/sheet.h"

namespace kier {
namespace {

constexpr Rule wrong_month{"register/month", Severity::error,
                           "'{text}' in the column '{column}' is no month",
                           "write year-month, such as 2026-11; or for a running total the day on "
                           "which it was read, such as 2026-11-16"};
constexpr Rule rewritten_month{"register/rewritten-month", Severity::error,
                               "'{text}' in the column '{column}' is a month in the way of a "
                               "spreadsheet",
                               "give the column the format Text, and write {suggestion}"};
constexpr Rule first_days{"register/first-days", Severity::warning,
                          "every day in this column is the first of a month, so these {count} rows "
                          "are read as running totals, of which the differences count",
                          "if they are the numbers of whole months, a spreadsheet added the day: "
                          "give the column the format Text, and write {suggestion} again"};
constexpr Rule two_totals{"register/two-totals", Severity::error,
                          "line {line} holds another running total of the same day",
                          "keep the right one of the two"};
constexpr Rule counted_twice{"register/counted-twice", Severity::warning,
                             "{month} is also in the running totals of the same step, in line "
                             "{line}, and so counts twice",
                             "keep the row of the month, or the running totals of that month"};

/// "2026-11" of "nov/26", "11-2026", "2026/11" and the like; else empty.
std::string month_meant(std::string_view text) {
  constexpr std::string_view separators = "-/. '";
  const auto gap = text.find_first_of(separators);
  const auto behind = text.find_first_not_of(separators, gap);
  if (gap == text.npos || behind == text.npos) return {};
  std::string year(text.substr(behind)), month(text.substr(0, gap));
  const auto is_number = [](const std::string& part) {
    return part.find_first_not_of("0123456789") == part.npos;
  };
  if (is_number(month) && (month.size() == 4 || !is_number(year))) std::swap(year, month);
  if (year.size() == 2 && !is_number(month)) year.insert(0, "20");
  if (year.size() != 4 || !is_number(year)) return {};
  const DateReading reading = parse_date(year + '-' + month + "-1");
  const auto day = reading.date ? reading.date : parse_date(reading.suggestion).date;
  return day ? month_of(*day) : std::string{};
}

class CountsReader {
 public:
  CountsReader(Sheet& sheet, ChannelRegister& all, Diagnostics& found)
      : sheet_(sheet), all_(all), found_(found) {}

  void run() {
    for (const CsvRow& row : sheet_.rows()) read_row(row);
    check_first_days();
    std::map<HandSeries, std::vector<const HandCount*>> series;
    for (const HandCount& count : all_.counts)
      if (count.read_on) series[series_of(count)].push_back(&count);
    for (auto& [key, readings] : series) check_readings(readings);
    for (const HandCount& count : all_.counts)
      if (!count.read_on)
        if (const auto known = series.find(series_of(count)); known != series.end())
          check_month(count, known->second);
  }

 private:
  void read_row(const CsvRow& row) {
    HandCount count;
    count.mark = {row.line, 1};
    read_month(row, count);
    count.code = known_code(all_, sheet_, row);
    count.step = sheet_.required(row, "step");
    sheet_.required(row, "count");
    count.count = sheet_.whole_number(row, "count").value_or(0);
    count.source = sheet_.text(row, "source");
    if (!count.month.empty()) all_.counts.push_back(std::move(count));
  }

  /// Leaves the month empty, with an error, when the cell holds none.
  void read_month(const CsvRow& row, HandCount& count) {
    const std::string text = sheet_.required(row, "month");
    if (text.empty()) return;
    if (parse_date(text + "-01").date) {
      count.month = text;
    } else if (parse_date(text).fault != DateFault::no_date) {
      count.read_on = sheet_.date(row, "month");
      if (count.read_on) count.month = month_of(*count.read_on);
    } else if (const std::string month = month_meant(text); !month.empty()) {
      sheet_.report(rewritten_month, row, "month", {{"text", text}, {"suggestion", month}});
    } else {
      sheet_.report(wrong_month, row, "month", {{"text", text}});
    }
  }

  void report(const Rule& rule, const HandCount& count, Parts parts) {
    found_.push_back(complain(rule, {counts_file, count.mark}, std::move(parts)));
  }

  /// Excel keeps 2026-11 as the first of November, and writes it so when somebody asks for days.
  void check_first_days() {
    const HandCount* first = nullptr;
    int days = 0;
    for (const HandCount& count : all_.counts) {
      if (!count.read_on) continue;
      if (static_cast<unsigned>(count.read_on->day()) != 1) return;
      if (days++ == 0) first = &count;
    }
    if (days > 1)
      report(first_days, *first, {{"count", std::to_string(days)}, {"suggestion", first->month}});
  }

  void check_readings(std::vector<const HandCount*>& readings) {
    std::stable_sort(readings.begin(), readings.end(), [](const HandCount* a, const HandCount* b) {
      return *a->read_on < *b->read_on;
    });
    for (std::size_t i = 1; i < readings.size(); ++i) {
      const HandCount& before = *readings[i - 1];
      const HandCount& here = *readings[i];
      if (*before.read_on == *here.read_on && before.count != here.count)
        report(two_totals, here, {{"line", std::to_string(before.mark.line)}});
    }
  }

  /// The first reading is a base that counts nobody, so its month may have a row of its own.
  void check_month(const HandCount& count, const std::vector<const HandCount*>& readings) {
    const auto same =
        std::find_if(readings.begin() + 1, readings.end(),
                     [&](const HandCount* reading) { return reading->month == count.month; });
    if (same != readings.end())
      report(counted_twice, count,
             {{"month", count.month}, {"line", std::to_string((*same)->mark.line)}});
  }

  Sheet& sheet_;
  ChannelRegister& all_;
  Diagnostics& found_;
};

}  // namespace

void read_counts(const SourceTree& tree, ChannelRegister& all, Diagnostics& found) {
  const std::vector<SheetColumn> columns{
      {"month", true}, {"code"}, {"step", true}, {"count", true}, {"source"}};
  if (auto sheet = Sheet::open(tree, counts_file, columns, found))
    CountsReader(*sheet, all, found).run();
}

}  // namespace kier
