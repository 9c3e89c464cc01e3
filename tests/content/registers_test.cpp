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
  CHECK(
      said_of_rows("7FQF,venu,,,ouder,nn,ouders,discord.gg/x,31-12-2025,2025-02-30,weg,soms\n"
                   "7FQ4,venue,A,,ouders,nl,welkom/ouder,,03-04-2026,,,\n"
                   "7FQ,,A,,,,zzzzzzzz,,x,,,\n"
                   "7FUF,venue,A,,ouders,nl,,,,,,\n"
                   "C1SW,venue,A,,ouders,nl,,,2026-11-02,2026-11-01,,\n"
                   "c1sw,venue,A,,ouders,nl,,,,,,\n") ==
      "content/channels.csv:2:6: error: 'venu' is none of the words for the column 'kind'; did you "
      "mean 'venue'? [register/choice]\n"
      "content/channels.csv:2:11: error: the column 'name' is empty in this row; fill it in "
      "[register/empty-cell]\n"
      "content/channels.csv:2:13: error: 'ouder' is none of the words for the column 'audience'; "
      "did you mean 'ouders'? [register/choice]\n"
      "content/channels.csv:2:19: error: 'nn' is none of the words for the column 'language'; did "
      "you mean 'nl'? [register/choice]\n"
      "content/channels.csv:2:22: error: there is no landing page 'ouders'; did you mean "
      "'welkom/ouders'? [register/landing]\n"
      "content/channels.csv:2:29: error: 'discord.gg/x' in the column 'invite' is no web address; "
      "write it in full, beginning with https:// [register/invite]\n"
      "content/channels.csv:2:53: error: '2025-02-30' in the column 'closed' is no date; the last "
      "day of that month is 2025-02-28 [register/date]\n"
      "content/channels.csv:2:64: error: 'weg' is none of the words for the column 'status'; "
      "choose one of: active, retired [register/choice]\n"
      "content/channels.csv:2:68: error: 'soms' is none of the words for the column "
      "'may_be_named'; choose one of: yes, ja, true, waar, oui, 1, x, no, nee, false, onwaar, non, "
      "0 [register/choice]\n"
      "content/channels.csv:3:1: error: '7FQ4' is no code: a character was mistyped, or two "
      "changed places; copy it from the print or from content/codes.ledger; new codes come from "
      "'kier channel add' [register/code]\n"
      "content/channels.csv:3:25: error: there is no landing page 'welkom/ouder'; did you mean "
      "'welkom/ouders'? [register/landing]\n"
      "content/channels.csv:4:1: error: '7FQ' is no code: a code has four characters; copy it from "
      "the print or from content/codes.ledger; new codes come from 'kier channel add' "
      "[register/code]\n"
      "content/channels.csv:4:5: error: the column 'kind' is empty in this row; fill it in "
      "[register/empty-cell]\n"
      "content/channels.csv:4:9: error: the column 'audience' is empty in this row; fill it in "
      "[register/empty-cell]\n"
      "content/channels.csv:4:10: error: the column 'language' is empty in this row; fill it in "
      "[register/empty-cell]\n"
      "content/channels.csv:4:11: error: there is no landing page 'zzzzzzzz'; there are: "
      "welkom/ouders, welkom/oma [register/landing]\n"
      "content/channels.csv:4:21: error: 'x' in the column 'opened' is no date; write it as "
      "year-month-day, such as 2026-11-20 [register/date]\n"
      "content/channels.csv:5:1: error: '7FUF' is no code: 'U' stands in no code; copy it from the "
      "print or from content/codes.ledger; new codes come from 'kier channel add' [register/code]\n"
      "content/channels.csv:6:38: error: this channel is closed on 2026-11-01, before it opens on "
      "2026-11-02; mend one of the two days [register/closed-before-opened]\n"
      "content/channels.csv:7:1: error: the code C1SW already stands in line 6; keep one of the "
      "two rows; a new channel gets its own code from 'kier channel add' "
      "[register/repeated-code]\n");
  CHECK(said_of_rows("7FQF,venue,A,,ouders,nl,,,3/4/2026,,,\n") ==
        "content/channels.csv:2:27: error: '3/4/2026' in the column 'opened' can be read in two "
        "ways; write 2026-04-03 or 2026-03-04 [register/ambiguous-date]\n");
}

TEST_CASE("columns") {
  CHECK(said("-- content/channels.csv --\ncod,kind,name,audience,language,Contact\n") ==
        "content/channels.csv:1:1: error: the column 'code' is missing; is it the column 'cod'? "
        "then rename that [register/missing-column]\n");
  CHECK(said("-- content/channels.csv --\ncode,kind,name,audience,language,Contact,arae\n") ==
        "content/channels.csv:1:34: note: the column 'Contact' is your own: it is kept, and not "
        "read [register/unknown-column]\n"
        "content/channels.csv:1:42: note: the column 'arae' is your own: it is kept, and not read; "
        "if it is meant to be 'area', rename it [register/unknown-column]\n");
}

TEST_CASE("mistakes in placements, costs and counts") {
  CHECK(said(with_table("-- content/placements.csv --\nid;code;date;action\n"
                        "1;7FQF;;gelegd\n1;ZZZB;2026-11-02;deliver\n")) ==
        "content/placements.csv:2:8: error: the column 'date' is empty in this row; fill it in "
        "[register/empty-cell]\n"
        "content/placements.csv:2:9: error: 'gelegd' is none of the words for the column 'action'; "
        "choose one of: deliver, refill, collect, remove [register/choice]\n"
        "content/placements.csv:3:1: error: the id '1' already stands in line 2; give each row an "
        "id of its own, such as the next number [register/repeated-id]\n"
        "content/placements.csv:3:3: error: 'ZZZB' is the code of no channel; copy the code from "
        "content/channels.csv or from the print [register/unknown-code]\n");
  CHECK(said(with_table("-- content/costs.csv --\ndate;what;eur\n2026-11-02;druk;12,345\n"
                        "2026-11-02;druk;twaalf\n2026-11-02;;-3\n2026-11-02;x;1.250,00\n")) ==
        "content/costs.csv:2:17: error: '12,345' in the column 'eur' is no number; write digits, "
        "with at most two decimals, such as 20 or 12,50 [register/number]\n"
        "content/costs.csv:3:17: error: 'twaalf' in the column 'eur' is no number; write digits, "
        "with at most two decimals, such as 20 or 12,50 [register/number]\n"
        "content/costs.csv:4:12: error: the column 'what' is empty in this row; fill it in "
        "[register/empty-cell]\n"
        "content/costs.csv:4:13: error: '-3' in the column 'eur' is no number; write digits, with "
        "at most two decimals, such as 20 or 12,50 [register/number]\n"
        "content/costs.csv:5:14: error: '1.250,00' in the column 'eur' is no number; write digits, "
        "with at most two decimals, such as 20 or 12,50 [register/number]\n");
  CHECK(said(with_table("-- content/counts.csv --\nmonth;step;count\nnov;discord;\n")) ==
        "content/counts.csv:2:1: error: 'nov' in the column 'month' is no month; write year-month, "
        "such as 2026-11; or for a running total the day on which it was read, such as 2026-11-16 "
        "[register/month]\n"
        "content/counts.csv:2:13: error: the column 'count' is empty in this row; fill it in "
        "[register/empty-cell]\n");
}

TEST_CASE("a code that was issued stays, leads where it led, and is not used again") {
  CHECK(said(std::string(header) + "7FQF,venue,A,,ouders,nl,,,,,,\n" + std::string(ledger)) ==
        "content/codes.ledger:3:1: error: the code C1SW was issued here, and is no longer in "
        "content/channels.csv; put its row back; a channel that is over has the status retired: "
        "'kier channel retire C1SW' [ledger/removed]\n");
  CHECK(said_of_rows("7FQF,venue,A,,jongeren,en,welkom/oma,,,,,\n" + std::string(second_row)) ==
        "content/channels.csv:2:1: error: the code 7FQF leads elsewhere than what is printed: its "
        "audience was 'ouders' in line 2 of content/codes.ledger, and is 'jongeren' here; put that "
        "back; or, if it is meant, 'kier channel move 7FQF --audience jongeren' [ledger/moved]\n"
        "content/channels.csv:2:1: error: the code 7FQF leads elsewhere than what is printed: its "
        "landing was none of its own in line 2 of content/codes.ledger, and is 'welkom/oma' here; "
        "put that back; or, if it is meant, 'kier channel move 7FQF --landing welkom/oma' "
        "[ledger/moved]\n"
        "content/channels.csv:2:1: error: the code 7FQF leads elsewhere than what is printed: its "
        "language was 'nl' in line 2 of content/codes.ledger, and is 'en' here; put that back; or, "
        "if it is meant, 'kier channel move 7FQF --language en' [ledger/moved]\n");
  CHECK(said_of_rows(good_rows + "ZZZB,venue,C,,ouders,nl,,,,,,\n") ==
        "content/channels.csv:4:1: error: the code ZZZB is not in content/codes.ledger; 'kier "
        "channel enter' enters it; new channels come from 'kier channel add' "
        "[register/not-issued]\n");
  CHECK(
      said(std::string(header) + good_rows + std::string(ledger) + "7FQF\t2026-12-01\tretire\n") ==
      "content/channels.csv:2:1: error: the code 7FQF was retired in line 4 of "
      "content/codes.ledger, and is in use again here; put the status retired back, and add a "
      "channel with a code of its own [ledger/reopened]\n");
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
             "7FQF\t2026-12-01\tissue\touders\n") ==
        "content/codes.ledger:4:1: error: the code 7FQF was already issued in line 2; two "
        "computers gave it out at once: remove this line and its channel in content/channels.csv, "
        "and add that channel again for a code of its own; print that bears the code must go "
        "[ledger/issued-twice]\n"
        "content/codes.ledger:5:1: error: this line is about the code ZZZB, which was not issued "
        "above it; take the missing line from an older copy of the file [ledger/never-issued]\n"
        "content/codes.ledger:7:1: error: the code 7FQF was retired in line 6, and is not used "
        "again; remove this line, and add a channel with a code of its own "
        "[ledger/after-retirement]\n"
        "content/codes.ledger:8:1: error: this line of the ledger cannot be read; nobody writes "
        "here by hand: take the line from an older copy of the file [ledger/line]\n"
        "content/codes.ledger:9:1: error: this line of the ledger cannot be read; nobody writes "
        "here by hand: take the line from an older copy of the file [ledger/line]\n"
        "content/codes.ledger:10:1: error: this line of the ledger cannot be read; nobody writes "
        "here by hand: take the line from an older copy of the file [ledger/line]\n"
        "content/codes.ledger:11:1: error: this line of the ledger cannot be read; nobody writes "
        "here by hand: take the line from an older copy of the file [ledger/line]\n");
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
