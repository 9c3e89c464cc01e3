// Exports of other programs. The files under data/imports are made up.
#include "reach/import_estimates.h"

#include <fstream>
#include <sstream>

#include "catch.h"
#include "support/campaign.h"

using namespace kier;

namespace {

CountRules rules() {
  CountRules made;
  made.channels = {{"7FQF", {}, {}, {"discord", "intake"}}, {"C1SW", {}, {}, {"discord"}}};
  return made;
}

std::string bytes_of(const std::string& name) {
  std::ifstream file("tests/reach/data/imports/" + name, std::ios::binary);
  REQUIRE(file);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// The estimates and then what is said, as lines.
std::string read(std::string_view text, const CountRules& by = rules()) {
  const auto outcome = import_estimates(text, "export.csv", by);
  CHECK(outcome.value.has_value() != has_errors(outcome.diagnostics));
  std::string lines;
  if (outcome.value)
    for (const Estimate& one : *outcome.value)
      lines += one.source + ' ' + one.month + ' ' + one.code + ' ' + one.step + ' ' +
               std::to_string(one.visits) + '\n';
  return lines + lines_of(outcome.diagnostics);
}

std::string read_sample(const std::string& name) {
  return read(bytes_of(name));
}

std::string skipped(int count, int all) {
  return "export.csv: note: rows about no channel of the campaign, left out: " +
         std::to_string(count) + " of " + std::to_string(all) + " [estimates/skipped]\n";
}

}  // namespace

TEST_CASE("GoatCounter: first views of people, of both versions") {
  CHECK(read_sample("goatcounter-1.csv") ==
        "goatcounter 2026-10 7FQF discord 1\n"
        "goatcounter 2026-10 7FQF scan 1\n" +
            skipped(1, 4));
  CHECK(read_sample("goatcounter-2.csv") ==
        "goatcounter 2026-11 7FQF scan 2\n"
        "goatcounter 2026-12 7FQF intake 1\n"
        "goatcounter 2026-12 C1SW other 1\n" +
            skipped(2, 9));
}

TEST_CASE("Plausible: the export of a site, now and before 2024, and of the dashboard") {
  CHECK(read_sample("imported_pages_20261101_20261201.csv") ==
        "plausible 2026-11 7FQF discord 3\n"
        "plausible 2026-11 7FQF scan 10\n"
        "plausible 2026-12 C1SW scan 1\n" +
            skipped(1, 5));
  CHECK(read_sample("imported_pages_20211230_20220101.csv") ==
        "plausible 2021-12 7FQF scan 4\n"
        "plausible 2022-01 7FQF scan 1\n");
  CHECK(read_sample("plausible-pages.csv") == "plausible  7FQF scan 9\n" + skipped(1, 2));
}

TEST_CASE("Matomo: plain names, translated ones, UTF-16, several periods") {
  CHECK(read_sample("matomo-api.csv") ==
        "matomo  7FQF discord 3\n"
        "matomo  7FQF scan 9\n"
        "matomo  C1SW scan 2\n" +
            skipped(2, 5));
  CHECK(read_sample("matomo-months-nl-utf16.csv") ==
        "matomo 2026-10 7FQF scan 4\n"
        "matomo 2026-11 7FQF scan 9\n" +
            skipped(1, 3));
  // Neither a week in two months nor a year says a month.
  CHECK(read_sample("matomo-days.csv") ==
        "matomo  7FQF scan 12\n"
        "matomo 2026-11 7FQF scan 3\n");
}

TEST_CASE("Matomo: folders say nothing of channels") {
  CHECK(read_sample("matomo-folders.csv") ==
        "export.csv: warning: none of the 2 rows is about a channel of the campaign; in Matomo, "
        "make the report flat before you export it, since folders say nothing of channels "
        "[estimates/no-channel]\n");
  CHECK(read("name,visitors,pageviews\n/nl/,3,4\n") ==
        "export.csv: warning: none of the 1 rows is about a channel of the campaign; check that it "
        "is the export of this site [estimates/no-channel]\n");
}

TEST_CASE("a site in a folder, and an export of nothing") {
  CountRules in_folder = rules();
  in_folder.base_path = "/kier";
  CHECK(read("name,visitors,pageviews\n/kier/k/7fqf/,3,4\n/k/7fqf/,5,5\n", in_folder) ==
        "plausible  7FQF scan 3\n" + skipped(1, 2));
  CHECK(read("name,visitors,pageviews\n").empty());
}

TEST_CASE("tables that are none of these exports") {
  const std::string unknown =
      "export.csv:1:1: error: this is no table that GoatCounter, Plausible or Matomo exports; "
      "export it again: GoatCounter's CSV, Plausible's imported_pages or pages.csv, or Matomo's "
      "pages as CSV, and change nothing in it [estimates/form]\n";
  CHECK(read("a,b\n1,2\n") == unknown);
  // Plausible's sources.csv, and its entry pages, which are fewer than all.
  CHECK(read("name,visitors,bounce_rate,visit_duration\nDirect / None,10,50,40\n") == unknown);
  CHECK(read("\"date\",\"entry_page\",\"visitors\",\"entrances\"\n") == unknown);
  CHECK(read("3Path,Title,Event,Bot,FirstVisit,Date\n") ==
        "export.csv:1:1: error: this export of GoatCounter is in a form that is not known; "
        "versions 1 and 2 are read; use a newer program [estimates/version]\n");
  CHECK(read("Datum,Seite,Eindeutige Seitenansichten,Metadaten: url\n") ==
        "export.csv:1:1: error: the columns of this export of Matomo are named in a language that "
        "is not known; set Matomo to English or Dutch in your profile, and export again "
        "[estimates/language]\n");
  CHECK(read("").find("[csv/no-header]") != std::string::npos);
}

TEST_CASE("cells that were changed") {
  CHECK(
      read("date,page,visits,pageviews\n2026-11-01,/k/7fqf/,veel,3\nnov/26,/k/7fqf/,3,3\n"
           "2026-11-01,/k/7fqf/,-1,3\n2026-11-01,/k/7fqf/,\x1b[31m9,3\n2026-11-01,/k/7fqf/,,3\n") ==
      "export.csv:2:21: error: 'veel' is no number of visits; export the table again, and change "
      "nothing in it [estimates/number]\n"
      "export.csv:3:1: error: 'nov/26' is no day or month; export the table again, and change "
      "nothing in it [estimates/date]\n"
      "export.csv:4:21: error: '-1' is no number of visits; export the table again, and change "
      "nothing in it [estimates/number]\n"
      "export.csv:5:21: error: '?[31m9' is no number of visits; export the table again, and "
      "change nothing in it [estimates/number]\n"
      "export.csv:6:21: error: '' is no number of visits; export the table again, and change "
      "nothing in it [estimates/number]\n");
}
