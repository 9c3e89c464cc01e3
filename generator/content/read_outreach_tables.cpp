// The tables beside channels.csv: written by people in a spreadsheet, read by the report.
#include <map>

#include "content/known_code.h"
#include "content/read_channels.h"
#include "content/sheet.h"
#include "text/client_network.h"

namespace kier {
namespace {

constexpr Rule repeated_id{"register/repeated-id", Severity::error,
                           "the id '{id}' already stands in line {line}",
                           "give each row an id of its own, such as the next number"};
constexpr Rule wrong_network{"register/network", Severity::error,
                             "'{text}' in the column '{column}' is no network",
                             "write an address such as 192.0.2.7 or 2001:db8::7, or a range such "
                             "as 192.0.2.0/24 or 2001:db8::/48"};
constexpr Rule nothing_ignored{"register/ignores-all", Severity::error,
                               "this row names neither a network nor a code, and so would leave "
                               "out every visit",
                               "fill in one of the two, or remove the row"};
constexpr Rule ends_first{"register/until-before-from", Severity::error,
                          "this row ends on {until}, before it begins on {from}",
                          "mend one of the two days"};

class OutreachReader {
 public:
  OutreachReader(const SourceTree& tree, ChannelRegister& all, Diagnostics& found)
      : tree_(tree), all_(all), found_(found) {}

  void run() {
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
    each_row(moments_file, {{"date", true}, {"place", true}, {"code"}, {"contacts"}, {"note"}},
             &OutreachReader::moment);
    each_row(ignore_file, {{"network"}, {"code"}, {"from"}, {"until"}, {"note"}},
             &OutreachReader::ignored);
  }

 private:
  void each_row(const std::string& path, const std::vector<SheetColumn>& columns,
                void (OutreachReader::*read)(Sheet&, const CsvRow&)) {
    auto sheet = Sheet::open(tree_, path, columns, found_);
    if (!sheet) return;
    for (const CsvRow& row : sheet->rows()) (this->*read)(*sheet, row);
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
    sheet.required(row, "code");
    placement.code = known_code(all_, sheet, row);
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
    cost.code = known_code(all_, sheet, row);
    cost.quantity = sheet.number(row, "qty").value_or(0);
    sheet.required(row, "eur");
    cost.eur = sheet.number(row, "eur").value_or(0);
    all_.costs.push_back(std::move(cost));
  }

  void moment(Sheet& sheet, const CsvRow& row) {
    Moment moment;
    moment.mark = {row.line, 1};
    moment.date = date_of_row(sheet, row);
    moment.place = sheet.required(row, "place");
    moment.code = known_code(all_, sheet, row);
    moment.contacts = sheet.whole_number(row, "contacts");
    moment.note = sheet.text(row, "note");
    all_.moments.push_back(std::move(moment));
  }

  void ignored(Sheet& sheet, const CsvRow& row) {
    IgnoredVisits visits;
    visits.mark = {row.line, 1};
    visits.network = sheet.text(row, "network");
    if (!visits.network.empty() && !parse_network_range(visits.network))
      sheet.report(wrong_network, row, "network", {{"text", visits.network}});
    visits.code = known_code(all_, sheet, row);
    const std::string code = sheet.text(row, "code");
    if (visits.network.empty() && (code.empty() || code == any_code))
      sheet.report(nothing_ignored, row, "network");
    visits.from = sheet.date(row, "from");
    visits.until = sheet.date(row, "until");
    if (visits.from && visits.until && *visits.until < *visits.from)
      sheet.report(ends_first, row, "until",
                   {{"from", iso_date(*visits.from)}, {"until", iso_date(*visits.until)}});
    visits.note = sheet.text(row, "note");
    all_.ignored.push_back(std::move(visits));
  }

  const SourceTree& tree_;
  ChannelRegister& all_;
  Diagnostics& found_;
  std::map<std::string, int> ids_;
};

}  // namespace

void read_outreach_tables(const SourceTree& tree, ChannelRegister& all, Diagnostics& found) {
  OutreachReader(tree, all, found).run();
  read_counts(tree, all, found);
}

}  // namespace kier
