#include "reach/partial_file.h"

#include <algorithm>

#include "catch.h"
#include "reach/ledger.h"
#include "reach/logs.h"

namespace kier {
namespace {

const std::string header =
    "schema,rules_version,source,day,code,step,scan_days,sessions30,hits,bots,previews,probes,"
    "sealed\n";

/// One row of one day; requests are what a day is judged by.
Tally tally_of(const std::string& source, int day, std::uint64_t hits, bool sealed = false) {
  Tally tally;
  tally.rules_version = "v1/bots-2026-11";
  const Date at = date(2026, 11, static_cast<unsigned>(day));
  tally.counts[{source, at, "7FQF", "scan"}] = {1, 1, hits, 0, 0, 0, sealed};
  tally.days[{source, at}] = sealed;
  return tally;
}

std::string only_complaint(const Diagnostics& complaints) {
  REQUIRE(complaints.size() == 1);
  return to_string(complaints[0]);
}

std::string complaint_about(const std::string& text) {
  const auto outcome = parse_partial(text, "deel.csv");
  CHECK_FALSE(outcome.value);
  return only_complaint(outcome.diagnostics);
}

std::string row(const std::string& rest) {
  return header + "kier-reach-1,v1/bots-2026-11," + rest + "\n";
}

}  // namespace

TEST_CASE("counts are written and read back") {
  Tally tally = tally_of("site", 2, 3, true);
  tally.days[{"site", date(2026, 11, 1)}] = true;
  tally.days[{"cdn", date(2026, 11, 2)}] = false;
  tally.counts[{"site", date(2026, 11, 2), "7FQF", "discord"}] = {1, 2, 3, 4, 5, 6, true};
  const std::string text = render_partial(tally);
  CHECK(text == header +
                    "kier-reach-1,v1/bots-2026-11,cdn,2026-11-02,*,*,0,0,0,0,0,0,0\n"
                    "kier-reach-1,v1/bots-2026-11,site,2026-11-01,*,*,0,0,0,0,0,0,1\n"
                    "kier-reach-1,v1/bots-2026-11,site,2026-11-02,*,*,0,0,0,0,0,0,1\n"
                    "kier-reach-1,v1/bots-2026-11,site,2026-11-02,7FQF,discord,1,2,3,4,5,6,1\n"
                    "kier-reach-1,v1/bots-2026-11,site,2026-11-02,7FQF,scan,1,1,3,0,0,0,1\n");
  auto read = parse_partial(text, "deel.csv");
  REQUIRE(read.value);
  CHECK(read.diagnostics.empty());
  CHECK(read.value->counts == tally.counts);
  CHECK(read.value->days == tally.days);
  CHECK(read.value->rules_version == tally.rules_version);
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(render_partial(*parse_partial(windows, "deel.csv").value) == text);
  CHECK(render_partial(*parse_partial(header, "deel.csv").value) == header);
}

TEST_CASE("files of counts that are not as they were written") {
  CHECK(complaint_about("a;b\n") ==
        "deel.csv:1:1: error: this is no file of counts: its first line is not "
        "'schema,rules_version,source,day,code,step,scan_days,sessions30,hits,bots,previews,probes,"
        "sealed'; give a file that 'kier reach --partial' wrote, as it wrote it "
        "[reach/counts-header]");
  const std::string damaged = "deel.csv:2:1: error: this row is damaged: ";
  const std::string again = "; make the file again with 'kier reach --partial' [reach/counts-row]";
  const std::pair<const char*, const char*> rows[] = {
      {"site,2026-11-02,7FQF,scan,1,1,1,0,0,0", "it has 12 cells and not 13"},
      {"site,2026-11-02,7FQF,scan,1,1,1,0,0,0,0,0", "sealed is neither 0 nor 1"},
      {"=cmd(),2026-11-02,7FQF,scan,1,1,1,0,0,0,0", "the source is no name"},
      {"site,2-11-2026,7FQF,scan,1,1,1,0,0,0,0", "the day is no date"},
      {"site,2026-11-02,7F<b>,scan,1,1,1,0,0,0,0", "code or step are no names"},
      {"site,2026-11-02,7FQF,*,1,1,1,0,0,0,0", "code or step are no names"},
      {"site,2026-11-02,7FQF,scan,1,1,-1,0,0,0,0", "cell 9 is no count"},
      {"site,2026-11-02,7FQF,scan,1,1,99999999999999,0,0,0,0", "cell 9 is no count"},
      {"site,2026-11-02,7FQF,scan,2,1,1,0,0,0,0",
       "there are more scan-days than sessions, or more sessions than requests"},
      {"site,2026-11-02,7FQF,scan,1,1,1,0,0,0,yes", "sealed is neither 0 nor 1"}};
  for (const auto& [cells, problem] : rows)
    CHECK(complaint_about(row(cells)) == damaged + problem + again);
  const std::string good = "site,2026-11-02,7FQF,scan,1,1,1,0,0,0,0";
  CHECK(complaint_about(row(good) + "kier-reach-1,v1/bots-2026-11," + good + "\n") ==
        "deel.csv:3:1: error: this row is damaged: the same day, code and step stand above" +
            again);
  CHECK(complaint_about(row(good) + "kier-reach-1,v1/bots-2025-01," + good + "\n") ==
        "deel.csv:3:1: error: this was counted by the rules v1/bots-2025-01, and other rows by "
        "v1/bots-2026-11; such counts cannot be added up; read the logs again with one version of "
        "kier "
        "[reach/counts-rules]");
  CHECK(complaint_about(header + "kier-reach-2,v1/x,site,2026-11-02,7FQF,scan,1,1,1,0,0,0,0\n") ==
        damaged + "the schema is not kier-reach-1" + again);
  for (const char* name : {"", "-x", "a b", "a,b", "=x", "\x1b[31m"})
    CHECK_FALSE(is_source_name(name));
  CHECK(is_source_name("cdn-2.eu_west"));
}

TEST_CASE("merging is idempotent and independent of order; a day is one block") {
  std::vector<NamedTally> parts = {{"a", tally_of("site", 1, 2)},
                                   {"b", tally_of("site", 1, 5)},
                                   {"c", tally_of("site", 1, 3, true)},
                                   {"d", tally_of("cdn", 1, 9)},
                                   {"e", tally_of("site", 2, 4)}};
  const std::string expected = render_partial(*merge_tallies(parts).value);
  CHECK(expected.find("site,2026-11-01,7FQF,scan,1,1,3,0,0,0,1") != expected.npos);
  CHECK(std::count(expected.begin(), expected.end(), '\n') == 7);
  std::vector<int> order = {0, 1, 2, 3, 4};
  do {
    std::vector<NamedTally> shuffled;
    for (const int i : order) shuffled.push_back(parts[static_cast<std::size_t>(i)]);
    shuffled.push_back(shuffled.front());
    CHECK(render_partial(*merge_tallies(shuffled).value) == expected);
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(merge_tallies({}).value->counts.empty());
}

TEST_CASE("counts by different rules are not merged") {
  NamedTally old{"oud.csv", tally_of("site", 1, 2)};
  old.tally.rules_version = "v1/bots-2025-01";
  const NamedTally both[] = {{"nieuw.csv", tally_of("site", 2, 2)}, old};
  CHECK(only_complaint(merge_tallies(both).diagnostics) ==
        "oud.csv: error: these counts were made by the rules v1/bots-2025-01, and those of "
        "nieuw.csv by "
        "v1/bots-2026-11; they cannot be added up; read the logs again with one version of kier "
        "[reach/merge-rules]");
  CHECK(
      only_complaint(update_ledger(old, tally_of("site", 1, 2)).diagnostics) ==
      "oud.csv: error: the ledger was counted by the rules v1/bots-2025-01, and this run counts by "
      "v1/bots-2026-11; they cannot be added up; keep the old ledger under another name, or read "
      "all logs again [reach/ledger-rules]");
}

TEST_CASE("the ledger: open days are read anew, sealed ones stay") {
  Tally kept;
  const auto run = [&](const Tally& fresh) {
    auto outcome = update_ledger({"ledger.csv", kept}, fresh);
    REQUIRE(outcome.value);
    kept = *outcome.value;
    return outcome.diagnostics;
  };
  CHECK(run(tally_of("site", 1, 2)).empty());
  CHECK(run(tally_of("site", 1, 5)).empty());
  CHECK(run(tally_of("site", 1, 5)).empty());
  CHECK(
      only_complaint(run(tally_of("site", 1, 4))) ==
      "ledger.csv: warning: the logs hold 4 requests of 2026-11-01 (site), and held 5 before; the "
      "larger count stays; give all logs of that day at once [reach/day-shrank]");
  CHECK(show(kept) == "2026-11-01 7FQF scan: 1/1/5\n");
  seal_days(kept, date(2026, 11, 2));
  CHECK_FALSE(kept.days.begin()->second);
  const std::vector<std::string> cdn = {"site"};
  seal_days(kept, date(2026, 11, 3), cdn);  // such a host is a day later
  CHECK_FALSE(kept.days.begin()->second);
  seal_days(kept, date(2026, 11, 3));
  CHECK(kept.days.begin()->second);
  CHECK(kept.counts.begin()->second.sealed);
  CHECK(run(tally_of("site", 1, 5)).empty());
  CHECK(run(tally_of("site", 1, 1)).empty());  // a log that was rotated away in part
  CHECK(only_complaint(run(tally_of("site", 1, 6))) ==
        "ledger.csv: warning: the logs hold 6 requests of 2026-11-01 (site), which was closed with "
        "5; "
        "its counts stay as they are; wait longer before reading the logs of such a host "
        "[reach/sealed-day]");
  CHECK(show(kept) == "2026-11-01 7FQF scan: 1/1/5\n");
  CHECK(run(tally_of("site", 2, 1)).empty());
  CHECK(kept.days.size() == 2);
}

TEST_CASE("complaints about a log as a whole") {
  TallyQuality quality;
  quality.lines = 1000;
  quality.candidates = 100;
  quality.unreadable = 5;
  quality.unreadable_by_reason = {{"garbled", 4}, {"no-time", 1}};
  quality.formats = {{"combined", 1}};
  CHECK(check_log(quality, "access.log").empty());
  quality.unreadable = 6;
  quality.unreadable_by_reason["garbled"] = 5;
  CHECK(only_complaint(check_log(quality, "access.log")) ==
        "access.log: warning: 6 of 100 lines about channels cannot be read (garbled 5, no-time 1); "
        "look "
        "at how the server writes its log; the other lines are counted [reach/log-unreadable]");
  quality = {};
  quality.lines = 3;
  quality.formats = {{"unknown", 1}};
  CHECK(
      only_complaint(check_log(quality, "x.txt")) ==
      "x.txt: warning: no line of this log is in a format that is known here; docs/reach.md lists "
      "the formats [reach/log-format]");
  quality = {};
  CHECK(only_complaint(check_log(quality, "x.log")) ==
        "x.log: warning: this log has no lines; was it rotated just now? Give the older files too, "
        "such as access.log.1 [reach/log-empty]");
  quality.lines = 7;
  quality.without_user_agent = 7;
  CHECK(
      only_complaint(check_log(quality, "x.log")) ==
      "x.log: warning: the log does not say with what browser pages were asked for, so people "
      "cannot be told from bots and none of 7 requests counts; let the server write its log in the "
      "combined format [reach/log-user-agent]");
}

}  // namespace kier
