// channels.csv, its ledger and the tables beside it: every mistake is said, word for word.
#include "catch.h"
#include "content/ledger.h"
#include "content/read_channels.h"
#include "support/campaign.h"
#include "support/source_tree.h"

using namespace kier;

namespace {

const RegisterScope scope{{"jongeren", "ouders"}, {"nl", "en"}, {"welkom/ouders", "welkom/oma"}};

constexpr std::string_view header =
    "-- content/channels.csv --\n"
    "code,kind,name,area,audience,language,landing,invite,opened,closed,status,may_be_named\n";

/// A ledger that knows 7FQF and C1SW, both for parents in Dutch.
constexpr std::string_view ledger =
    "-- content/codes.ledger --\n# lines\n"
    "7FQF\t2026-11-01\tissue\touders\tnl\t-\nC1SW\t2026-11-01\tissue\touders\tnl\t-\n";

constexpr std::string_view second_row = "C1SW,venue,Bib,,ouders,nl,,,,,,\n";

SourceTree tree_of(const std::string& archive) {
  return source_tree(archive);
}

std::string said(const std::string& archive) {
  return lines_of(read_channels(tree_of(archive), scope).diagnostics);
}

/// The register with these rows, and the ledger that fits 7FQF and C1SW.
std::string said_of_rows(const std::string& rows) {
  return said(std::string(header) + rows + std::string(ledger));
}

const std::string good_rows =
    "7FQF,venue,WGC Ledeberg,Ledeberg,ouders,nl,,,2026-11-01,,active,no\n" +
    std::string(second_row);

std::string with_table(const std::string& table) {
  return std::string(header) + good_rows + std::string(ledger) + table;
}

}  // namespace

TEST_CASE("a register without mistakes") {
  const std::string archive = with_table(
      "-- content/placements.csv --\nid;code;date;action;qty;item;print_version;note\n"
      "1;7fqf;2026-11-02;deliver;20;a6-flyer;;bij de balie\n"
      "-- content/costs.csv --\ndate;what;code;qty;eur\n2026-11-02;druk;*;1000;€ 112,50\n"
      "-- content/counts.csv --\nmonth;code;step;count;source\n2026-11;7FQF;discord;3;Discord\n");
  CHECK(said(archive).empty());
  const auto all = read_channels(tree_of(archive), scope).value;
  REQUIRE(all);
  REQUIRE(all->channels.size() == 2);
  const Channel& channel = all->channels.front();
  CHECK(channel.code == "7FQF");
  CHECK(channel.name == "WGC Ledeberg");
  CHECK(channel.audience == "ouders");
  CHECK(iso_date(channel.opened.value()) == "2026-11-01");
  CHECK_FALSE(channel.retired);
  CHECK_FALSE(channel.may_be_named);
  CHECK(channel.mark == Mark{2, 1});
  CHECK(all->placements.at(0).code == "7FQF");
  CHECK(all->placements.at(0).quantity == 20);
  CHECK(all->costs.at(0).eur == 112.5);
  CHECK(all->costs.at(0).code.empty());
  CHECK(all->counts.at(0).count == 3);
}

TEST_CASE("no files are an empty register") {
  const auto outcome = read_channels({}, scope);
  CHECK(outcome.diagnostics.empty());
  REQUIRE(outcome.value);
  CHECK(outcome.value->channels.empty());
}

TEST_CASE("what Excel makes of a register is read all the same") {
  const SourceTree tree =
      tree_of(std::string("-- content/channels.csv --\n") +
              "\xEF\xBB\xBF"
              "Code;KIND;Name;Audience;Language;Opened;Status;may_be_named;;\r\n"
              "7fqf;Venue;\"WGC\r\nLedeberg\";OUDERS;NL;25/11/2026;Active;ONWAAR;;\r\n"
              ";;;;;;;;;\r\n"
              "c1-sw;venue;Bib;ouders;nl;3/12/2026;;WAAR;;\r\n" +
              std::string(ledger));
  const auto outcome = read_channels(tree, scope);
  CHECK(lines_of(outcome.diagnostics).empty());
  REQUIRE(outcome.value);
  REQUIRE(outcome.value->channels.size() == 2);
  CHECK(outcome.value->channels[0].name == "WGC Ledeberg");
  // The day of the row above shows that days come first.
  CHECK(iso_date(outcome.value->channels[1].opened.value()) == "2026-12-03");
  CHECK(outcome.value->channels[1].may_be_named);
}

TEST_CASE("mistakes in the rows of channels.csv") {
  CHECK(said_of_rows("7FQF,venu,,,ouder,nn,ouders,discord.gg/x,31-12-2025,2025-02-30,weg,soms\n"
                     "7FQ4,venue,A,,ouders,nl,welkom/ouder,,03-04-2026,,,\n"
                     "7FQ,,A,,,,zzzzzzzz,,x,,,\n"
                     "7FUF,venue,A,,ouders,nl,,,,,,\n"
                     "C1SW,venue,A,,ouders,nl,,,2026-11-02,2026-11-01,,\n"
                     "c1sw,venue,A,,ouders,nl,,,,,,\n") == "");
  CHECK(said_of_rows("7FQF,venue,A,,ouders,nl,,,3/4/2026,,,\n") == "");
}

TEST_CASE("columns") {
  CHECK(said("-- content/channels.csv --\ncod,kind,name,audience,language,Contact\n") == "");
  CHECK(said("-- content/channels.csv --\ncode,kind,name,audience,language,Contact,arae\n") == "");
}

TEST_CASE("mistakes in placements, costs and counts") {
  CHECK(said(with_table("-- content/placements.csv --\nid;code;date;action\n"
                        "1;7FQF;;gelegd\n1;ZZZB;2026-11-02;deliver\n")) == "");
  CHECK(said(with_table("-- content/costs.csv --\ndate;what;eur\n2026-11-02;druk;12,345\n"
                        "2026-11-02;druk;twaalf\n2026-11-02;;-3\n2026-11-02;x;1.250,00\n")) == "");
  CHECK(said(with_table("-- content/counts.csv --\nmonth;step;count\nnov;discord;\n")) == "");
}

TEST_CASE("a code that was issued stays, leads where it led, and is not used again") {
  CHECK(said(std::string(header) + "7FQF,venue,A,,ouders,nl,,,,,,\n" + std::string(ledger)) == "");
  CHECK(said_of_rows("7FQF,venue,A,,jongeren,en,welkom/oma,,,,,\n" + std::string(second_row)) ==
        "");
  CHECK(said_of_rows(good_rows + "ZZZB,venue,C,,ouders,nl,,,,,,\n") == "");
  CHECK(said(std::string(header) + good_rows + std::string(ledger) +
             "7FQF\t2026-12-01\tretire\n") == "");
}

TEST_CASE("a code may be moved and retired by the ledger's own lines") {
  CHECK(said(std::string(header) + "7FQF,venue,A,,ouders,nl,welkom/oma,,,,retired,\n" +
             std::string(second_row) + std::string(ledger) +
             "7FQF\t2026-12-01\tmove\touders\tnl\twelkom/oma\n7FQF\t2026-12-02\tretire\n")
            .empty());
}

TEST_CASE("lines of the ledger that cannot be") {
  CHECK(said(std::string(header) + good_rows + std::string(ledger) +
             "7FQF\t2026-12-01\tissue\tjongeren\tnl\t-\nZZZB\t2026-12-01\tretire\n"
             "7FQF\t2026-12-01\tretire\n7FQF\t2026-12-02\tmove\touders\tnl\t-\n"
             "7FQ4\t2026-12-01\tretire\n7FQF 2026-12-01 retire\n7FQF\t2026-13-01\tretire\n"
             "7FQF\t2026-12-01\tissue\touders\n") == "");
}

TEST_CASE("a line of the ledger is written as it is read") {
  const LedgerLine line{
      "7FQF",      *parse_date("2026-11-21").date, LedgerLine::Event::move, "ouders", "nl",
      "welkom/oma"};
  CHECK(render_ledger_line(line) == "7FQF\t2026-11-21\tmove\touders\tnl\twelkom/oma\n");
  LedgerLine issue = line;
  issue.event = LedgerLine::Event::issue;
  issue.landing.clear();
  CHECK(render_ledger_line(issue) == "7FQF\t2026-11-21\tissue\touders\tnl\t-\n");
  const SourceTree tree{{ledger_file,
                         {ledger_file, std::string("\xEF\xBB\xBF") + std::string(ledger_heading()) +
                                           "7FQF\t2026-11-21\tissue\touders\tnl\t-\r\n"}}};
  const auto read = parse_ledger(tree);
  CHECK(read.diagnostics.empty());
  CHECK(read.value->at(0).language == "nl");
}
