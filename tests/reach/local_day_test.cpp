#include "reach/local_day.h"

#include <string>

#include "catch.h"

namespace kier {
namespace {

std::int64_t utc(std::string_view text) {
  return parse_iso_time(text).milliseconds / 1000;
}

std::string day_of(std::string_view text) {
  return iso_date(brussels_day(utc(text)));
}

}  // namespace

TEST_CASE("clocks in Brussels change on the last Sundays of March and October, at 01:00 UTC") {
  CHECK(brussels_offset(utc("2026-03-29T00:59:59Z")) == 3600);
  CHECK(brussels_offset(utc("2026-03-29T01:00:00Z")) == 7200);
  CHECK(brussels_offset(utc("2026-10-25T00:59:59Z")) == 7200);
  CHECK(brussels_offset(utc("2026-10-25T01:00:00Z")) == 3600);
  CHECK(brussels_offset(utc("2024-03-31T01:00:00Z")) == 7200);  // the 31st itself
  CHECK(brussels_offset(utc("2024-10-27T01:00:00Z")) == 3600);
  CHECK(brussels_offset(utc("2027-10-31T00:59:59Z")) == 7200);
}

TEST_CASE("a day begins at local midnight, also when the clock changed") {
  CHECK(day_of("2026-03-28T22:59:59Z") == "2026-03-28");
  CHECK(day_of("2026-03-28T23:00:00Z") == "2026-03-29");
  CHECK(day_of("2026-03-29T21:59:59Z") == "2026-03-29");  // 23 hours later
  CHECK(day_of("2026-03-29T22:00:00Z") == "2026-03-30");
  CHECK(day_of("2026-10-24T22:00:00Z") == "2026-10-25");
  CHECK(day_of("2026-10-25T22:59:59Z") == "2026-10-25");  // 25 hours long
  CHECK(day_of("2026-10-25T23:00:00Z") == "2026-10-26");
  CHECK(day_of("2026-12-31T23:00:00Z") == "2027-01-01");
}

TEST_CASE("a clock on the wall in Brussels tells one moment") {
  CHECK(brussels_to_utc(utc("2026-01-15T12:00:00Z")) == utc("2026-01-15T11:00:00Z"));
  CHECK(brussels_to_utc(utc("2026-07-15T12:00:00Z")) == utc("2026-07-15T10:00:00Z"));
  CHECK(brussels_to_utc(utc("2026-10-25T02:30:00Z")) == utc("2026-10-25T00:30:00Z"));  // the first
  CHECK(brussels_to_utc(utc("2026-10-25T03:00:00Z")) == utc("2026-10-25T02:00:00Z"));
  CHECK(brussels_to_utc(utc("2026-03-29T02:30:00Z")) == utc("2026-03-29T01:30:00Z"));  // left out
  CHECK(brussels_to_utc(utc("2026-03-29T03:00:00Z")) == utc("2026-03-29T01:00:00Z"));
}

TEST_CASE("times are read as servers write them") {
  std::size_t used = 0;
  CHECK(parse_clf_time("21/Nov/2026:00:29:42 +0100] x", used).milliseconds ==
        utc("2026-11-20T23:29:42Z") * 1000);
  CHECK(used == 26);
  CHECK(parse_clf_time("21/Nov/2026:00:29:42.409]", used).milliseconds ==
        utc("2026-11-20T23:29:42Z") * 1000 + 409);
  CHECK(used == 24);
  CHECK_FALSE(parse_clf_time("31/Feb/2026:00:29:42 +0100]", used).ok);
  CHECK_FALSE(parse_clf_time("21/Nov/2026:24:29:42 +0100]", used).ok);
  CHECK_FALSE(parse_clf_time("21/Nov/1969:00:29:42 +0100]", used).ok);
  CHECK_FALSE(parse_clf_time("", used).ok);
  CHECK(parse_iso_time("2026-11-21T00:29:42.25+01:00").milliseconds ==
        utc("2026-11-20T23:29:42Z") * 1000 + 250);
  CHECK(parse_iso_time("2026-11-21 00:29:42").ok);
  CHECK_FALSE(parse_iso_time("2026-11-21T00:29:42 tea time").ok);
  CHECK(parse_unix_time("1795220982.364662").milliseconds == 1795220982364);
  CHECK(parse_unix_time("1.795220982e9").milliseconds == 1795220982000);
  CHECK(parse_unix_time("1795220982364").milliseconds == 1795220982364);
  CHECK(parse_unix_time("1795220982364662").milliseconds == 1795220982364);
  CHECK(parse_unix_time("1795220982364662000").milliseconds == 1795220982364);
  CHECK_FALSE(parse_unix_time("99999999999999999999").ok);
  CHECK_FALSE(parse_unix_time("-1").ok);
  CHECK_FALSE(parse_unix_time("nan").ok);
  CHECK_FALSE(parse_unix_time("1e99").ok);
  CHECK(parse_day_and_time("2026-11-21", "00:29:42").milliseconds ==
        utc("2026-11-21T00:29:42Z") * 1000);
  CHECK_FALSE(parse_day_and_time("2026-13-21", "00:29:42").ok);
}

}  // namespace kier
