#include "reach/shared_periods.h"

#include "catch.h"
#include "reach/logs.h"
#include "reach/report_period.h"

namespace kier {
namespace {

SharedPeriod period(Date from, Date until, Date made = date(2026, 7, 2)) {
  return {{from, until}, made};
}

const std::string first_quarter = "from,until,made\n2026-01-01,2026-03-31,2026-04-02\n";

}  // namespace

TEST_CASE("periods read back as they were written") {
  auto periods = parse_shared_periods(first_quarter, "published.csv");
  REQUIRE(periods.value);
  REQUIRE(periods.value->size() == 1);
  CHECK(periods.value->front().period.until == date(2026, 3, 31));
  CHECK(render_shared_periods(*periods.value) == first_quarter);
  CHECK(render_shared_periods({}) == "from,until,made\n");
  CHECK(parse_shared_periods("from,until,made\r\n\r\n", "published.csv").value->empty());
}

TEST_CASE("what is no period is named by its line") {
  const auto complaint = [](const std::string& text) {
    const auto outcome = parse_shared_periods(text, "published.csv");
    CHECK_FALSE(outcome.value);
    REQUIRE(outcome.diagnostics.size() == 1);
    return to_string(outcome.diagnostics.front());
  };
  const std::string tail =
      "'; restore the file as 'kier reach' wrote it, or remove it [reach/published-row]";
  CHECK(complaint(first_quarter + "2026-01-01;2026-03-31\n") ==
        "published.csv:3:1: error: this line is no period of a report: '2026-01-01;2026-03-31" +
            tail);
  CHECK(complaint("from,until\n") ==
        "published.csv:1:1: error: this line is no period of a report: 'from,until" + tail);
  complaint(first_quarter + "2026-03-31,2026-01-01,2026-04-02\n");
  complaint(first_quarter + "2026-02-01,2026-02-30,2026-04-02\n");
  complaint(first_quarter + "2026-02-01,2026-02-28,2026-04-02,1\n");
}

TEST_CASE("a period is remembered once, and one that overlaps another is warned about") {
  auto periods = *parse_shared_periods(first_quarter, "published.csv").value;
  const auto add = [&](const SharedPeriod& one) {
    const auto complaint = add_shared_period(periods, one, "published.csv");
    return complaint ? to_string(*complaint) : std::string();
  };
  CHECK(add(period(date(2026, 1, 1), date(2026, 3, 31))).empty());
  CHECK(render_shared_periods(periods) == first_quarter);
  CHECK(add(period(date(2026, 4, 1), date(2026, 6, 30))).empty());
  CHECK(add(period(date(2025, 10, 1), date(2025, 12, 31))).empty());
  CHECK(add(period(date(2026, 1, 1), date(2026, 4, 30))) ==
        "published.csv: warning: this report is about 2026-01-01 to 2026-04-30, and one about "
        "2026-01-01 to 2026-03-31 was made on 2026-04-02: whoever has both can subtract them, and "
        "find numbers that neither shows; keep to the same months for everybody (--from, --until), "
        "or do not hand this one out [reach/overlapping-period]");
  CHECK(render_shared_periods(periods) ==
        "from,until,made\n2025-10-01,2025-12-31,2026-07-02\n2026-01-01,2026-03-31,2026-04-02\n"
        "2026-01-01,2026-04-30,2026-07-02\n2026-04-01,2026-06-30,2026-07-02\n");
}

TEST_CASE("whole months") {
  CHECK(is_whole_months({date(2026, 1, 1), date(2026, 3, 31)}));
  CHECK(is_whole_months({date(2028, 2, 1), date(2028, 2, 29)}));
  CHECK_FALSE(is_whole_months({date(2028, 2, 1), date(2028, 2, 28)}));
  CHECK_FALSE(is_whole_months({date(2026, 1, 2), date(2026, 3, 31)}));
}

TEST_CASE("a report is about the days of which there are logs, else about what people noted") {
  Tally tally;
  ChannelRegister all;
  CHECK_FALSE(recorded_period(tally, all));
  HandCount count;
  count.month = "2026-02";
  all.counts.push_back(count);
  Placement placement;
  placement.date = date(2026, 1, 15);
  all.placements.push_back(placement);
  auto found = recorded_period(tally, all);
  REQUIRE(found);
  CHECK(found->from == date(2026, 1, 15));
  CHECK(found->until == date(2026, 2, 28));
  tally.days = {{{"cdn", date(2026, 5, 3)}, true}, {{"site", date(2026, 5, 1)}, true}};
  found = recorded_period(tally, all);
  REQUIRE(found);
  CHECK(found->from == date(2026, 5, 1));
  CHECK(found->until == date(2026, 5, 3));
}

}  // namespace kier
