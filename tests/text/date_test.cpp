#include "text/date.h"

#include "catch.h"

using namespace kier;
using namespace std::chrono_literals;

namespace {

struct Expected {
  const char* text;
  DateFault fault;
  const char* suggestion = "";
  const char* other = "";
};

}  // namespace

TEST_CASE("a date is written year, month, day") {
  const DateReading reading = parse_date("2025-12-31");
  REQUIRE(reading.date);
  CHECK(*reading.date == 2025y / 12 / 31);
  CHECK(reading.fault == DateFault::none);
  CHECK(iso_date(*reading.date) == "2025-12-31");
  CHECK(parse_date("2024-02-29").date);
}

TEST_CASE("any other text is refused, and the reason is known") {
  for (const Expected& e : {
           Expected{"31-12-2025", DateFault::other_form, "2025-12-31"},
           {"31/12/2025", DateFault::other_form, "2025-12-31"},
           {"31.12.2025", DateFault::other_form, "2025-12-31"},
           {"12/31/2025", DateFault::other_form, "2025-12-31"},
           {"2025/12/31", DateFault::other_form, "2025-12-31"},
           {"2025-1-5", DateFault::other_form, "2025-01-05"},
           {"31 december 2025", DateFault::other_form, "2025-12-31"},
           {"1 mrt 2025", DateFault::other_form, "2025-03-01"},
           {"1 mrz 2025", DateFault::no_date},
           {"1 maa 2025", DateFault::other_form, "2025-03-01"},
           {"2 août 2025", DateFault::other_form, "2025-08-02"},
           {"05-05-2025", DateFault::other_form, "2025-05-05"},
           {"03-04-2025", DateFault::two_readings, "2025-04-03", "2025-03-04"},
           {"2025-02-30", DateFault::no_such_day, "2025-02-28"},
           {"30-02-2025", DateFault::no_such_day, "2025-02-28"},
           {"2025-13-01", DateFault::no_such_day},
           {"31 april 2025", DateFault::no_such_day, "2025-04-30"},
           {"0025-01-01", DateFault::no_date},
           {"31-12-25", DateFault::no_date},
           {"morgen", DateFault::no_date},
           {"", DateFault::no_date},
           {"2025", DateFault::no_date},
           {"2025-12-31T10:00", DateFault::no_date},
           {"2025-12-310", DateFault::no_such_day, "2025-12-31"},
           {"99999-12-31", DateFault::no_date},
       }) {
    INFO(e.text);
    const DateReading reading = parse_date(e.text);
    CHECK_FALSE(reading.date);
    CHECK(reading.fault == e.fault);
    CHECK(reading.suggestion == e.suggestion);
    CHECK(reading.other == e.other);
  }
}

TEST_CASE("an event has a time of day") {
  const DateTimeReading reading = parse_date_time("2026-12-05T19:30");
  REQUIRE(reading.time);
  CHECK(*reading.time == DateTime{2026y / 12 / 5, 19, 30});
  CHECK(iso_date_time(*reading.time) == "2026-12-05T19:30");
  CHECK(parse_date_time("2026-12-05T00:00").time);
}

TEST_CASE("other ways to write a time are refused with what was meant") {
  for (const Expected& e : {
           Expected{"2026-12-05 19:30", DateFault::other_form, "2026-12-05T19:30"},
           {"31-12-2026 19:30", DateFault::other_form, "2026-12-31T19:30"},
           {"05-12-2026T19:30", DateFault::two_readings, "2026-12-05T19:30", "2026-05-12T19:30"},
           {"2026-02-30T19:30", DateFault::no_such_day, "2026-02-28T19:30"},
           {"2026-12-05", DateFault::no_date},
           {"2026-12-05T24:00", DateFault::no_date},
           {"2026-12-05T19:60", DateFault::no_date},
           {"2026-12-05T19:30Z", DateFault::no_date},
           {"", DateFault::no_date},
       }) {
    INFO(e.text);
    const DateTimeReading reading = parse_date_time(e.text);
    CHECK_FALSE(reading.time);
    CHECK(reading.fault == e.fault);
    CHECK(reading.suggestion == e.suggestion);
    CHECK(reading.other == e.other);
  }
}
