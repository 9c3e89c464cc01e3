#include "data/csv.h"

#include <algorithm>
#include <array>

#include "text/lines.h"
#include "text/utf8.h"

namespace kier {
namespace {

constexpr Rule not_utf8{"csv/utf-8", Severity::error, "byte {offset} of this table is not UTF-8",
                        "save it in Excel as 'CSV UTF-8', in LibreOffice as 'Text CSV' with the "
                        "character set UTF-8"};
constexpr Rule too_large{"csv/too-large", Severity::error,
                         "this table has {bytes} bytes, and more than {limit} are not read",
                         "divide it, or save it without what is not needed"};
constexpr Rule too_many_columns{"csv/too-many-columns", Severity::error,
                                "this row has more than {limit} columns",
                                "remove columns that are not needed"};
constexpr Rule no_header{"csv/no-header", Severity::error, "this table has no row of column names",
                         "write the names of the columns in its first row"};
constexpr Rule repeated_column{"csv/repeated-column", Severity::error,
                               "the column '{name}' stands here twice", "rename one of them"};
constexpr Rule unclosed_quote{"csv/unclosed-quote", Severity::error,
                              "the quote that opens this cell is never closed",
                              "put a quote at the end of the cell, or take this one away"};
constexpr Rule text_after_quote{"csv/text-after-quote", Severity::error,
                                "text stands behind the quote that ends this cell",
                                "write a quote inside a cell twice, or save the table from a "
                                "spreadsheet, which does that by itself"};
constexpr Rule too_many_cells{"csv/too-many-cells", Severity::error,
                              "this row has {cells} cells, and the table has {columns} columns",
                              "put a cell that holds '{separator}' between quotes, or name the "
                              "column in the first row"};

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view formula_signs = "=+-@";

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_empty(const CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const CsvCell& cell) { return trimmed(cell.text).empty(); });
}

/// The separator that stands most often outside quotes in the first line. No further: rows that
/// come and go must not change how the file is read.
char separator_of(std::string_view line) {
  constexpr std::array<char, 3> candidates{';', ',', '\t'};
  std::array<std::ptrdiff_t, 3> counts{};
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    for (std::size_t i = 0; i < candidates.size(); ++i) counts[i] += !quoted && c == candidates[i];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return candidates[static_cast<std::size_t>(most - counts.begin())];
}

/// A formula, or one behind apostrophes: those too get one more, so that what is read again is what
/// was written.
bool needs_guard(std::string_view text) {
  return is_formula(text.substr(std::min(text.find_first_not_of('\''), text.size())));
}

class CsvReader {
 public:
  CsvReader(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  Outcome<CsvTable> run() {
    if (!is_readable()) return std::move(found_);
    begin();
    read_header();
    while (found_.size() < most_complaints && at_ < text_.size()) {
      CsvRow row = read_row();
      if (is_empty(row)) continue;
      check_width(row);
      table_.rows.push_back(std::move(row));
    }
    if (has_errors(found_)) return std::move(found_);
    return {std::move(table_), std::move(found_)};
  }

 private:
  /// A wrong separator gives one in every row.
  static constexpr std::size_t most_complaints = 20;

  void report(const Rule& rule, Mark mark, Parts parts = {}) {
    found_.push_back(complain(rule, {file_, mark}, std::move(parts)));
  }

  bool is_readable() {
    if (text_.size() > csv_max_bytes) {
      report(too_large, {},
             {{"bytes", std::to_string(text_.size())}, {"limit", std::to_string(csv_max_bytes)}});
      return false;
    }
    auto wrong = find_invalid_utf8(text_);
    const auto nul = text_.find('\0');  // UTF-16, or no text at all
    if (nul != text_.npos) wrong = std::min(wrong.value_or(nul), nul);
    if (!wrong) return true;
    report(not_utf8, LineIndex(text_).mark(*wrong), {{"offset", std::to_string(*wrong)}});
    return false;
  }

  void begin() {
    if (text_.starts_with(byte_order_mark)) at_ = line_begin_ = byte_order_mark.size();
    const auto end = std::min(text_.find_first_of("\r\n", at_), text_.size());
    if (end < text_.size())
      table_.dialect.line_end =
          text_.substr(end).starts_with("\r\n") ? "\r\n" : std::string(1, text_[end]);
    const std::string_view first = text_.substr(at_, end - at_);
    if (first.size() == 5 && first.starts_with("sep=")) {
      table_.dialect.separator = first[4];
      at_ = end;
      skip_line_end();
    } else {
      table_.dialect.separator = separator_of(first);
    }
  }

  void read_header() {
    CsvRow& header = table_.header;
    const Mark here = mark();
    if (at_ < text_.size()) header = read_row();
    if (is_empty(header)) return report(no_header, here);
    while (trimmed(header.cells.back().text).empty()) header.cells.pop_back();
    for (auto cell = header.cells.begin(); cell != header.cells.end(); ++cell) {
      cell->text = trimmed(cell->text);
      const auto same = [&](const CsvCell& other) { return other.text == cell->text; };
      if (!cell->text.empty() && std::find_if(header.cells.begin(), cell, same) != cell)
        report(repeated_column, cell->mark, {{"name", cell->text}});
    }
  }

  void check_width(CsvRow& row) {
    const std::size_t columns = table_.header.cells.size();
    while (row.cells.size() > columns && trimmed(row.cells.back().text).empty())
      row.cells.pop_back();
    if (row.cells.size() <= columns || columns == 0) return;
    const char separator = table_.dialect.separator;
    report(too_many_cells, row.cells[columns].mark,
           {{"cells", std::to_string(row.cells.size())},
            {"columns", std::to_string(columns)},
            {"separator", separator == '\t' ? "a tab" : std::string(1, separator)}});
  }

  Mark mark() const { return {line_, static_cast<int>(at_ - line_begin_) + 1}; }

  bool at_separator() const { return at_ < text_.size() && text_[at_] == table_.dialect.separator; }
  bool at_row_end() const { return at_ >= text_.size() || is_line_end(text_[at_]); }

  void skip_line_end() {
    if (at_ >= text_.size()) return;
    at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
    ++line_;
    line_begin_ = at_;
  }

  CsvRow read_row() {
    CsvRow row;
    row.line = line_;
    for (;;) {
      row.cells.push_back(read_cell());
      if (row.cells.size() > csv_max_columns) {
        report(too_many_columns, row.cells.back().mark,
               {{"limit", std::to_string(csv_max_columns)}});
        while (!at_row_end()) ++at_;
      }
      if (!at_separator()) break;
      ++at_;
    }
    skip_line_end();
    return row;
  }

  CsvCell read_cell() {
    CsvCell cell;
    cell.mark = mark();
    cell.begin = at_;
    if (at_ < text_.size() && text_[at_] == '"') {
      read_quoted(cell);
    } else {
      while (!at_row_end() && !at_separator()) ++at_;
      cell.text = text_.substr(cell.begin, at_ - cell.begin);
    }
    cell.end = at_;
    if (cell.text.starts_with('\'') && needs_guard(cell.text)) cell.text.erase(0, 1);
    return cell;
  }

  void read_quoted(CsvCell& cell) {
    ++at_;
    for (;;) {
      if (at_ >= text_.size()) return report(unclosed_quote, cell.mark);
      const char c = text_[at_];
      if (c == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
        ++at_;
      }
      if (is_line_end(c)) {
        cell.text += '\n';
        skip_line_end();
      } else {
        cell.text += c;
        ++at_;
      }
    }
    ++at_;
    if (at_row_end() || at_separator()) return;
    report(text_after_quote, mark());
    while (!at_row_end() && !at_separator()) ++at_;
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0, line_begin_ = 0;
  int line_ = 1;
  CsvTable table_;
  Diagnostics found_;
};

}  // namespace

std::string_view CsvRow::text(std::size_t column) const {
  return column < cells.size() ? std::string_view(cells[column].text) : std::string_view();
}

Mark CsvRow::mark(std::size_t column) const {
  if (column < cells.size()) return cells[column].mark;
  return {line, 1};
}

Outcome<CsvTable> parse_csv(std::string_view text, const std::string& file) {
  return CsvReader(text, file).run();
}

bool is_formula(std::string_view text) {
  if (text.empty()) return false;
  if (text.front() == '\t' || is_line_end(text.front())) return true;
  if (formula_signs.find(text.front()) == formula_signs.npos) return false;
  const bool is_signed = text.front() == '+' || text.front() == '-';
  return !is_signed || text.size() == 1 || text.find_first_not_of("0123456789., ", 1) != text.npos;
}

std::string render_csv_cell(std::string_view text, const CsvDialect& dialect) {
  std::string content = needs_guard(text) ? "'" + std::string(text) : std::string(text);
  const bool has_edges = trimmed(content).size() != content.size();
  if (!has_edges &&
      content.find_first_of(std::string("\"\r\n") + dialect.separator) == content.npos)
    return content;
  std::string quoted = "\"";
  for (const char c : content) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

std::string render_csv_row(const std::vector<std::string>& cells, const CsvDialect& dialect) {
  std::string row;
  for (const std::string& cell : cells) {
    if (&cell != cells.data()) row += dialect.separator;
    row += render_csv_cell(cell, dialect);
  }
  return row + dialect.line_end;
}

std::string append_csv_row(std::string text, const CsvTable& table,
                           const std::vector<std::string>& cells) {
  if (!text.empty() && !is_line_end(text.back())) text += table.dialect.line_end;
  return text + render_csv_row(cells, table.dialect);
}

std::string replace_csv_cell(std::string text, const CsvTable& table, const CsvRow& row,
                             std::size_t column, std::string_view content) {
  const std::string cell = render_csv_cell(content, table.dialect);
  if (column < row.cells.size()) {
    const CsvCell& old = row.cells[column];
    return text.replace(old.begin, old.end - old.begin, cell);
  }
  const std::string separators(column + 1 - row.cells.size(), table.dialect.separator);
  return text.insert(row.cells.back().end, separators + cell);
}

}  // namespace kier
