#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "data/csv.h"
#include "text/date.h"

namespace kier {

/// A column that a table of the campaign may have; columns beyond those are the team's own.
struct SheetColumn {
  std::string name;
  bool required = false;
};

/// One of the campaign's tables, with its cells as what they mean. Mistakes go to the sink, at
/// their cell. Names of columns and words of choices may be in any capitals.
class Sheet {
 public:
  /// nullopt when there is no such file, or with an error when it cannot be read or lacks a
  /// required column. `sink` must outlive the sheet.
  static std::optional<Sheet> open(const SourceTree& tree, const std::string& path,
                                   const std::vector<SheetColumn>& columns, Diagnostics& sink);

  const CsvTable& table() const { return table_; }
  const std::vector<CsvRow>& rows() const { return table_.rows; }
  Location where(const CsvRow& row, std::string_view column) const;

  /// The text of a cell on one line, without spaces around it; empty when there is none.
  std::string text(const CsvRow& row, std::string_view column) const;
  /// The same, and an error when it is empty.
  std::string required(const CsvRow& row, std::string_view column);

  /// A day; nullopt when the cell is empty or, with an error, when it holds none. Spreadsheets
  /// rewrite 2026-12-05 as 05/12/2026: read when just one day can be meant, or when another date
  /// in the same column, with a day beyond 12, shows what comes first.
  std::optional<Date> date(const CsvRow& row, std::string_view column);

  /// One of `known`; empty when the cell is empty or, with an error, when it holds another word.
  std::string choice(const CsvRow& row, std::string_view column,
                     const std::vector<std::string>& known);

  /// A number from 0, with at most two decimals behind a comma or a point, perhaps with a euro
  /// sign; nullopt when the cell is empty or, with an error, when it is something else.
  std::optional<double> number(const CsvRow& row, std::string_view column);

  /// The same for what is counted one by one: a whole number.
  std::optional<double> whole_number(const CsvRow& row, std::string_view column);

  void report(const Rule& rule, const CsvRow& row, std::string_view column, Parts parts = {});

 private:
  enum class DayOrder { unknown, day_first, month_first };

  Sheet(CsvTable table, std::string path, Diagnostics& sink)
      : table_(std::move(table)), path_(std::move(path)), sink_(sink) {}

  bool find_columns(const std::vector<SheetColumn>& columns);
  void note_unknown_columns(const std::vector<SheetColumn>& columns);
  std::size_t index_of(std::string_view column) const;
  DayOrder order_of(std::string_view column) const;

  CsvTable table_;
  std::string path_;
  Diagnostics& sink_;
  std::vector<std::pair<std::string, std::size_t>> places_;  // of the columns that are there
};

/// The index of the column of that name, in any capitals; nullopt when there is none.
std::optional<std::size_t> column_named(const CsvTable& table, std::string_view name);

/// Text on one line: without spaces around it, with one space for each run of spaces and line
/// ends inside.
std::string one_line(std::string_view text);

}  // namespace kier
