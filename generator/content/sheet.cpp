#include "content/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "text/letters.h"

namespace kier {
namespace {

constexpr Rule missing_column{"register/missing-column", Severity::error,
                              "the column '{name}' is missing",
                              "is it the column '{nearest}'? then rename that|"
                              "add it to the first row"};
constexpr Rule unknown_column{"register/unknown-column", Severity::note,
                              "the column '{name}' is your own: it is kept, and not read",
                              "if it is meant to be '{nearest}', rename it"};
constexpr Rule empty_cell{"register/empty-cell", Severity::error,
                          "the column '{column}' is empty in this row", "fill it in"};
constexpr Rule wrong_choice{"register/choice", Severity::error,
                            "'{text}' is none of the words for the column '{column}'",
                            "did you mean '{nearest}'?|choose one of: {known}"};
constexpr Rule wrong_date{"register/date", Severity::error,
                          "'{text}' in the column '{column}' is no date",
                          "the last day of that month is {last}|"
                          "write it as year-month-day, such as 2026-11-20"};
constexpr Rule two_readings{"register/ambiguous-date", Severity::error,
                            "'{text}' in the column '{column}' can be read in two ways",
                            "write {suggestion} or {other}"};
constexpr Rule wrong_number{"register/number", Severity::error,
                            "'{text}' in the column '{column}' is no number",
                            "write digits, with at most two decimals, such as 20 or 12,50"};
constexpr Rule not_whole{"register/whole-number", Severity::error,
                         "'{text}' in the column '{column}' is no whole number",
                         "what is counted one by one has no decimals: write 20, not 19,5"};

std::string lower(std::string_view text) {
  return lower_case(text);
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  bool parted = false;
  for (const char c : text) {
    if (c == ' ' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      parted = !out.empty();
      continue;
    }
    if (parted) out += ' ';
    parted = false;
    out += c;
  }
  return out;
}

std::optional<std::size_t> column_named(const CsvTable& table, std::string_view name) {
  const auto& cells = table.header.cells;
  const auto found = std::find_if(cells.begin(), cells.end(), [&](const CsvCell& cell) {
    return lower(one_line(cell.text)) == lower(name);
  });
  if (found == cells.end()) return std::nullopt;
  return static_cast<std::size_t>(found - cells.begin());
}

std::optional<Sheet> Sheet::open(const SourceTree& tree, const std::string& path,
                                 const std::vector<SheetColumn>& columns, Diagnostics& sink) {
  const auto file = tree.find(path);
  if (file == tree.end()) return std::nullopt;
  auto table = parse_csv(file->second.text, path).take(sink);
  if (!table) return std::nullopt;
  Sheet sheet(std::move(*table), path, sink);
  if (!sheet.find_columns(columns)) return std::nullopt;
  return sheet;
}

bool Sheet::find_columns(const std::vector<SheetColumn>& columns) {
  std::vector<std::string> spare;  // of the team, or ours with a mistake in their name
  for (const CsvCell& cell : table_.header.cells) {
    const std::string name = lower(one_line(cell.text));
    const bool known = std::any_of(columns.begin(), columns.end(),
                                   [&](const SheetColumn& c) { return c.name == name; });
    if (!known && !name.empty()) spare.push_back(cell.text);
  }
  bool whole = true;
  for (const SheetColumn& column : columns) {
    if (const auto at = column_named(table_, column.name)) {
      places_.emplace_back(column.name, *at);
    } else if (column.required) {
      sink_.push_back(complain(missing_column, {path_, table_.header.line, 1},
                               {{"name", column.name}, {"nearest", nearest(column.name, spare)}}));
      whole = false;
    }
  }
  if (whole) note_unknown_columns(columns);
  return whole;
}

void Sheet::note_unknown_columns(const std::vector<SheetColumn>& columns) {
  std::vector<std::string> absent;
  for (const SheetColumn& column : columns)
    if (!column_named(table_, column.name)) absent.push_back(column.name);
  for (std::size_t i = 0; i < table_.header.cells.size(); ++i) {
    const CsvCell& cell = table_.header.cells[i];
    const bool known = std::any_of(places_.begin(), places_.end(),
                                   [&](const auto& place) { return place.second == i; });
    if (!known && !cell.text.empty())
      sink_.push_back(complain(
          unknown_column, {path_, cell.mark},
          {{"name", one_line(cell.text)}, {"nearest", nearest(lower(cell.text), absent)}}));
  }
}

std::size_t Sheet::index_of(std::string_view column) const {
  const auto found = std::find_if(places_.begin(), places_.end(),
                                  [&](const auto& place) { return place.first == column; });
  return found == places_.end() ? csv_max_columns : found->second;
}

Location Sheet::where(const CsvRow& row, std::string_view column) const {
  return {path_, row.mark(index_of(column))};
}

void Sheet::report(const Rule& rule, const CsvRow& row, std::string_view column, Parts parts) {
  parts.emplace_back("column", std::string(column));
  sink_.push_back(complain(rule, where(row, column), std::move(parts)));
}

std::string Sheet::text(const CsvRow& row, std::string_view column) const {
  return one_line(row.text(index_of(column)));
}

std::string Sheet::required(const CsvRow& row, std::string_view column) {
  std::string text = this->text(row, column);
  if (text.empty()) report(empty_cell, row, column);
  return text;
}

Sheet::DayOrder Sheet::order_of(std::string_view column) const {
  bool day_first = false, month_first = false;
  for (const CsvRow& row : rows()) {
    const std::string text = this->text(row, column);
    const DateReading reading = parse_date(text);
    int first = 0;
    std::from_chars(text.data(), text.data() + text.size(), first);
    if (reading.fault != DateFault::other_form || first > 31) continue;
    const auto date = parse_date(reading.suggestion).date;
    const bool is_day = date && static_cast<unsigned>(date->day()) == static_cast<unsigned>(first);
    const bool is_month =
        date && static_cast<unsigned>(date->month()) == static_cast<unsigned>(first);
    if (is_day && !is_month) day_first = true;
    if (is_month && !is_day) month_first = true;
  }
  if (day_first == month_first) return DayOrder::unknown;
  return day_first ? DayOrder::day_first : DayOrder::month_first;
}

std::optional<Date> Sheet::date(const CsvRow& row, std::string_view column) {
  const std::string text = this->text(row, column);
  if (text.empty()) return std::nullopt;
  const DateReading reading = parse_date(text);
  if (reading.date) return reading.date;
  if (reading.fault == DateFault::other_form) return parse_date(reading.suggestion).date;
  if (reading.fault == DateFault::two_readings) {
    const DayOrder order = order_of(column);
    if (order != DayOrder::unknown)
      return parse_date(order == DayOrder::day_first ? reading.suggestion : reading.other).date;
    report(two_readings, row, column,
           {{"text", text}, {"suggestion", reading.suggestion}, {"other", reading.other}});
  } else {
    report(wrong_date, row, column, {{"text", text}, {"last", reading.suggestion}});
  }
  return std::nullopt;
}

std::string Sheet::choice(const CsvRow& row, std::string_view column,
                          const std::vector<std::string>& known) {
  const std::string text = this->text(row, column);
  if (text.empty()) return {};
  for (const std::string& word : known)
    if (fold(word) == fold(text)) return word;
  report(wrong_choice, row, column,
         {{"text", text},
          {"nearest", nearest(lower(text), known)},
          {"known", fmt::format("{}", fmt::join(known, ", "))}});
  return {};
}

std::optional<double> Sheet::number(const CsvRow& row, std::string_view column) {
  const std::string text = this->text(row, column);
  if (text.empty()) return std::nullopt;
  std::string digits;
  for (const char c : text)
    if (c != ' ') digits += c == ',' ? '.' : c;
  constexpr std::string_view euro = "€";
  if (const auto at = digits.find(euro); at != digits.npos) digits.erase(at, euro.size());
  double number = 0;
  const char* const end = digits.data() + digits.size();
  const auto parsed = std::from_chars(digits.data(), end, number, std::chars_format::fixed);
  const auto point = digits.find('.');
  constexpr double most = 1e9;
  const bool whole = point == digits.npos || (point > 0 && digits.size() - point <= 3);
  if (parsed.ec == std::errc{} && parsed.ptr == end && whole && number >= 0 && number <= most)
    return number;
  report(wrong_number, row, column, {{"text", text}});
  return std::nullopt;
}

std::optional<double> Sheet::whole_number(const CsvRow& row, std::string_view column) {
  const auto number = this->number(row, column);
  if (!number || *number == std::floor(*number)) return number;
  report(not_whole, row, column, {{"text", text(row, column)}});
  return std::nullopt;
}

}  // namespace kier
