#include "data/csv.h"

#include <algorithm>

#include "catch.h"

using namespace kier;

namespace {

/// Cells parted by '|', rows by a line end.
std::string shown(std::string_view text) {
  const auto outcome = parse_csv(text, "t.csv");
  if (!outcome.value) return to_string(outcome.diagnostics.at(0));
  std::string out;
  const auto add = [&](const CsvRow& row) {
    for (const CsvCell& cell : row.cells) out += cell.text + '|';
    out += '\n';
  };
  add(outcome.value->header);
  for (const CsvRow& row : outcome.value->rows) add(row);
  return out;
}

std::string said(std::string_view text) {
  std::string lines;
  for (const Diagnostic& d : parse_csv(text, "t.csv").diagnostics) lines += to_string(d) + '\n';
  return lines;
}

CsvTable table_of(std::string_view text) {
  auto outcome = parse_csv(text, "t.csv");
  REQUIRE(outcome.value);
  return std::move(*outcome.value);
}

}  // namespace

TEST_CASE("tables as LibreOffice and Excel write them") {
  const std::string same = "a|b|\n1|twee|\n";
  CHECK(shown("a,b\n1,twee\n") == same);
  CHECK(shown("a;b\r\n1;twee\r\n") == same);
  CHECK(shown("a\tb\r1\ttwee") == same);
  CHECK(shown("\xEF\xBB\xBF"
              "a;b\n1;twee\n") == same);
  CHECK(shown("sep=,\r\na,b\r\n1,twee\r\n") == same);
  CHECK(shown("\"a\",\"b\"\n\"1\",\"twee\"\n") == same);
  CHECK(shown("a;b;;\n;;;\n1;twee;;\n;;;\n") == same);
  CHECK(shown("a;\"b,c,d\"\n1;2\n") == "a|b,c,d|\n1|2|\n");
  CHECK(shown("a;b\n\"x;\"\"y\"\"\r\nz\";2\n") == "a|b|\nx;\"y\"\nz|2|\n");
  CHECK(shown("a;b\n5\" scherm;2\n") == "a|b|\n5\" scherm|2|\n");
  CHECK(shown("a;b\n1\n") == "a|b|\n1|\n");
  CHECK(shown("a\n") == "a|\n");
}

TEST_CASE("cells know where they stand") {
  const CsvTable table = table_of(
      "\xEF\xBB\xBF"
      "a;b\r\n\"x\r\ny\";2\r\n3;4\r\n");
  CHECK(table.header.cells[1].mark == Mark{1, 3});
  CHECK(table.rows[0].mark(1) == Mark{3, 4});
  CHECK(table.rows[1].mark(0) == Mark{4, 1});
  CHECK(table.rows[1].mark(7) == Mark{4, 1});
  CHECK(table.rows[1].text(7).empty());
}

TEST_CASE("tables that cannot be read") {
  CHECK(said("a;b\n\"x;2\n") ==
        "t.csv:2:1: error: the quote that opens this cell is never closed; put a quote at the end "
        "of the cell, or take this one away [csv/unclosed-quote]\n");
  CHECK(said("a;b\n\"x\"y;2\n") ==
        "t.csv:2:4: error: text stands behind the quote that ends this cell; write a quote inside "
        "a cell twice, or save the table from a spreadsheet, which does that by itself "
        "[csv/text-after-quote]\n");
  CHECK(said("a;b\n1;2;3\n") ==
        "t.csv:2:5: error: this row has 3 cells, and the table has 2 columns; put a cell that "
        "holds ';' between quotes, or name the column in the first row [csv/too-many-cells]\n");
  CHECK(said("a;b;a\n") ==
        "t.csv:1:5: error: the column 'a' stands here twice; rename one of them "
        "[csv/repeated-column]\n");
  CHECK(said("") ==
        "t.csv:1:1: error: this table has no row of column names; write the names of the columns "
        "in its first row [csv/no-header]\n");
  CHECK(said(";;\n1;2\n").find("[csv/no-header]") != std::string::npos);
  CHECK(said("a;b\nCaf\xE9;2\n") ==
        "t.csv:2:4: error: byte 7 of this table is not UTF-8; save it in Excel as 'CSV UTF-8', in "
        "LibreOffice as 'Text CSV' with the character set UTF-8 [csv/utf-8]\n");
  CHECK(said(std::string_view("a;\0b\n", 5)).find("byte 2 of") != std::string::npos);
  CHECK(said("a" + std::string(csv_max_columns, ';') + "\n") ==
        "t.csv:1:202: error: this row has more than 200 columns; remove columns that are not "
        "needed [csv/too-many-columns]\n");
  CHECK(said(std::string(csv_max_bytes + 1, 'a')) ==
        "t.csv: error: this table has 8388609 bytes, and more than 8388608 are not read; divide "
        "it, or save it without what is not needed [csv/too-large]\n");
  std::string many = "a;b\n";
  for (int i = 0; i < 1000; ++i) many += "1;2;3\n";
  CHECK(parse_csv(many, "t.csv").diagnostics.size() == 20);
}

TEST_CASE("a row is added without touching the others") {
  const auto appended = [](const std::string& text, const std::vector<std::string>& cells) {
    return append_csv_row(text, table_of(text), cells);
  };
  CHECK(appended("a;b\n \"1\" ; x\n", {"3", "4"}) == "a;b\n \"1\" ; x\n3;4\n");
  CHECK(appended("a,b\r\n1,2", {"3,5", "\"q\""}) == "a,b\r\n1,2\r\n\"3,5\",\"\"\"q\"\"\"\r\n");
  CHECK(appended("a\tb\n", {" x", "y\nz"}) == "a\tb\n\" x\"\t\"y\nz\"\n");
}

TEST_CASE("a cell is replaced without touching the others") {
  const std::string text = "a;b;c\r\n1;\"zwei\" ;3\r\n4\r\n5;6;;;\r\n";
  const CsvTable table = table_of("a;b;c\r\n1;\"zwei\";3\r\n4\r\n5;6;;;\r\n");
  const std::string plain = "a;b;c\r\n1;\"zwei\";3\r\n4\r\n5;6;;;\r\n";
  CHECK(said(text).find("[csv/text-after-quote]") != std::string::npos);
  CHECK(replace_csv_cell(plain, table, table.rows[0], 1, "x;y") ==
        "a;b;c\r\n1;\"x;y\";3\r\n4\r\n5;6;;;\r\n");
  CHECK(replace_csv_cell(plain, table, table.rows[1], 2, "x") ==
        "a;b;c\r\n1;\"zwei\";3\r\n4;;x\r\n5;6;;;\r\n");
  CHECK(replace_csv_cell(plain, table, table.rows[2], 2, "x") ==
        "a;b;c\r\n1;\"zwei\";3\r\n4\r\n5;6;x;;\r\n");
}

TEST_CASE("what a spreadsheet would run is written as text, and read as it was") {
  for (const std::string text :
       {"=1+1", "+A1", "-A1", "@SUM(A1)", "=cmd|' /C calc'!A0", "-", "\tx"}) {
    INFO(text);
    CHECK(is_formula(text));
    const std::string row = render_csv_row({text}, {});
    CHECK(table_of("a\n" + row).rows.at(0).text(0) == text);
    CHECK(row.find('\'') <= 1);
  }
  for (const std::string text : {"", "'t Kouterhuis", "-3", "+32 9 123", "1-2", "a=b"}) {
    INFO(text);
    CHECK_FALSE(is_formula(text));
    CHECK(render_csv_cell(text, {}) == text);
  }
}

TEST_CASE("whatever is written is read again") {
  const std::vector<std::string> letters{"a", ";", ",", "\"", "\n", " ", "'", "=", "\t", "é"};
  std::size_t wrong = 0;
  for (const std::string& x : letters)
    for (const std::string& y : letters)
      for (const std::string& z : letters) {
        const std::string text = x + y + z;
        if (text.find_first_not_of(" \t\n") == text.npos) continue;
        for (const char separator : {';', ',', '\t'}) {
          const std::string head{'k', separator, 'l', '\n'};
          const CsvTable empty = table_of(head);
          const auto read = parse_csv(append_csv_row(head, empty, {text, "1"}), "t.csv").value;
          wrong += !read || read->rows.size() != 1 || read->rows[0].text(0) != text;
        }
      }
  CHECK(wrong == 0);
}
