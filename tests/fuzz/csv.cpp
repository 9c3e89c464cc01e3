// Any bytes: no crash, no silence; every cell stands where it says; a row that is added or a cell
// that is changed leaves the others as they were.
#include "data/csv.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_same(const kier::CsvTable& before, const kier::CsvTable& after, std::size_t rows) {
  require(after.rows.size() >= rows);
  for (std::size_t i = 0; i < rows; ++i) {
    require(after.rows[i].cells.size() == before.rows[i].cells.size());
    for (std::size_t j = 0; j < after.rows[i].cells.size(); ++j)
      require(after.rows[i].text(j) == before.rows[i].text(j));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto outcome = kier::parse_csv(text, "fuzz.csv");
  require(outcome.value || kier::has_errors(outcome.diagnostics));
  if (!outcome.value) return 0;
  const kier::CsvTable& table = *outcome.value;
  for (const kier::CsvRow& row : table.rows) {
    require(row.cells.size() <= table.header.cells.size());
    for (const kier::CsvCell& cell : row.cells)
      require(cell.begin <= cell.end && cell.end <= text.size() && cell.mark.line >= row.line &&
              cell.mark.column >= 1);
  }
  const auto longer =
      kier::parse_csv(kier::append_csv_row(text, table, {"=x\"\n"}), "fuzz.csv").value;
  require(longer && longer->rows.size() == table.rows.size() + 1);
  check_same(table, *longer, table.rows.size());
  require(longer->rows.back().text(0) == "=x\"\n");
  if (table.rows.empty()) return 0;
  const std::size_t column = table.header.cells.size() - 1;
  const auto changed =
      kier::parse_csv(kier::replace_csv_cell(text, table, table.rows.back(), column, "y;z"),
                      "fuzz.csv")
          .value;
  require(changed && changed->rows.size() == table.rows.size());
  require(changed->rows.back().text(column) == "y;z");
  check_same(table, *changed, table.rows.size() - 1);
  return 0;
}
