// placements.csv, costs.csv, counts.csv: written by people in a spreadsheet, read by the report.
#include <algorithm>
#include <map>

#include "campaign/code.h"
#include "content/read_channels.h"
#include "content/sheet.h"

namespace kier {
namespace {

constexpr Rule unknown_code{"register/unknown-code", Severity::error,
                            "'{text}' is the code of no channel",
                            "copy the code from content/channels.csv or from the print"};
constexpr Rule repeated_id{"register/repeated-id", Severity::error,
                           "the id '{id}' already stands in line {line}",
                           "give each row an id of its own, such as the next number"};
constexpr Rule wrong_month{"register/month", Severity::error,
                           "'{text}' in the column '{column}' is no month",
                           "write year-month, such as 2026-11"};

class OutreachReader {
 public:
  OutreachReader(const SourceTree& tree, ChannelRegister& all, Diagnostics& found)
      : tree_(tree), all_(all), found_(found) {}

  void run() {
    for (const Channel& channel : all_.channels) codes_[channel.code] = true;
    each_row(placements_file,
             {{"id", true},
              {"code", true},
              {"date", true},
              {"action", true},
              {"qty"},
              {"item"},
              {"print_version"},
              {"note"}},
             &OutreachReader::placement);
    each_row(costs_file, {{"date", true}, {"what", true}, {"code"}, {"qty"}, {"eur", true}},
             &OutreachReader::cost);
    each_row(counts_file, {{"month", true}, {"code"}, {"step", true}, {"count", true}, {"source"}},
             &OutreachReader::count);
  }

 private:
  void each_row(const std::string& path, const std::vector<SheetColumn>& columns,
                void (OutreachReader::*read)(Sheet&, const CsvRow&)) {
    auto sheet = Sheet::open(tree_, path, columns, found_);
    if (!sheet) return;
    for (const CsvRow& row : sheet->rows()) (this->*read)(*sheet, row);
  }

  /// The code of a channel; empty for none, which is an error when it is `text` but "*".
  std::string code_of_row(Sheet& sheet, const CsvRow& row, const std::string& text) {
    if (text.empty() || text == "*") return {};
    CodeReading reading = read_code(text);
    if (codes_.count(reading.code) > 0) return std::move(reading.code);
    sheet.report(unknown_code, row, "code", {{"text", text}});
    return {};
  }

  static Date date_of_row(Sheet& sheet, const CsvRow& row) {
    sheet.required(row, "date");
    return sheet.date(row, "date").value_or(Date{});
  }

  void placement(Sheet& sheet, const CsvRow& row) {
    Placement placement;
    placement.mark = {row.line, 1};
    placement.id = sheet.required(row, "id");
    const auto [known, added] = ids_.emplace(placement.id, row.line);
    if (!added && !placement.id.empty())
      sheet.report(repeated_id, row, "id",
                   {{"id", placement.id}, {"line", std::to_string(known->second)}});
    placement.code = code_of_row(sheet, row, sheet.required(row, "code"));
    placement.date = date_of_row(sheet, row);
    if (!sheet.required(row, "action").empty())
      placement.action = sheet.choice(row, "action", placement_actions);
    placement.quantity = sheet.number(row, "qty").value_or(0);
    placement.item = sheet.text(row, "item");
    placement.print_version = sheet.text(row, "print_version");
    placement.note = sheet.text(row, "note");
    all_.placements.push_back(std::move(placement));
  }

  void cost(Sheet& sheet, const CsvRow& row) {
    Cost cost;
    cost.mark = {row.line, 1};
    cost.date = date_of_row(sheet, row);
    cost.what = sheet.required(row, "what");
    cost.code = code_of_row(sheet, row, sheet.text(row, "code"));
    cost.quantity = sheet.number(row, "qty").value_or(0);
    sheet.required(row, "eur");
    cost.eur = sheet.number(row, "eur").value_or(0);
    all_.costs.push_back(std::move(cost));
  }

  void count(Sheet& sheet, const CsvRow& row) {
    HandCount count;
    count.mark = {row.line, 1};
    count.month = sheet.required(row, "month");
    if (!count.month.empty() && !parse_date(count.month + "-01").date)
      sheet.report(wrong_month, row, "month", {{"text", count.month}});
    count.code = code_of_row(sheet, row, sheet.text(row, "code"));
    count.step = sheet.required(row, "step");
    sheet.required(row, "count");
    count.count = sheet.number(row, "count").value_or(0);
    count.source = sheet.text(row, "source");
    all_.counts.push_back(std::move(count));
  }

  const SourceTree& tree_;
  ChannelRegister& all_;
  Diagnostics& found_;
  std::map<std::string, bool, std::less<>> codes_;
  std::map<std::string, int> ids_;
};

}  // namespace

void read_outreach_tables(const SourceTree& tree, ChannelRegister& all, Diagnostics& found) {
  OutreachReader(tree, all, found).run();
}

}  // namespace kier
