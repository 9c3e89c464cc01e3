// Tables as spreadsheets write them (RFC 4180 and what LibreOffice and Excel make of it), and
// changes to them that leave every other byte as it was: the team's own columns, order, quotes
// and line ends survive us.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace kier {

struct CsvCell {
  std::string text;  ///< without quotes, and without the apostrophe that guards a formula
  Mark mark;         ///< where it begins in the file, its quote included
  /// Its bytes in the file, quotes included.
  std::size_t begin = 0, end = 0;
};

struct CsvRow {
  std::vector<CsvCell> cells;  ///< may be fewer than the header has, never more
  int line = 0;                ///< on which it begins

  /// The text of a cell; empty when the row has none there.
  std::string_view text(std::size_t column) const;
  /// Where that cell is, or would be.
  Mark mark(std::size_t column) const;
};

/// How a file is written.
struct CsvDialect {
  char separator = ';';
  std::string line_end = "\n";
};

struct CsvTable {
  CsvDialect dialect;
  CsvRow header;
  std::vector<CsvRow> rows;  ///< without those in which nothing stands
};

constexpr std::size_t csv_max_bytes = std::size_t{8} * 1024 * 1024;
constexpr std::size_t csv_max_columns = 200;

/// Reads a table: UTF-8 with or without a byte order mark; parted by semicolons, commas or tabs,
/// whichever the first row has most of (or as a first line `sep=;` says); lines that end in LF,
/// CRLF or CR; cells in quotes may hold all of these. Empty rows, and empty columns at the end,
/// mean nothing. Errors: what is no UTF-8, an open quote, more cells than the header, a header
/// twice, no header, a limit. No value with an error.
Outcome<CsvTable> parse_csv(std::string_view text, const std::string& file);

/// True when a spreadsheet would take `text` for a formula and run it: it begins with = + - @,
/// a tab or a line end. Numbers are no formulas.
bool is_formula(std::string_view text);

/// `text` as a cell: in quotes when it needs them. A formula gets an apostrophe in front, which
/// spreadsheets show and parse_csv takes away.
std::string render_csv_cell(std::string_view text, const CsvDialect& dialect);

/// A row, with its line end.
std::string render_csv_row(const std::vector<std::string>& cells, const CsvDialect& dialect);

/// `text` with a row behind its last one; all other bytes stay. `table` is what parse_csv made of
/// `text`.
std::string append_csv_row(std::string text, const CsvTable& table,
                           const std::vector<std::string>& cells);

/// `text` with another content in one cell of one row; all other bytes stay. `column` is one of
/// the header's.
std::string replace_csv_cell(std::string text, const CsvTable& table, const CsvRow& row,
                             std::size_t column, std::string_view content);

}  // namespace kier
