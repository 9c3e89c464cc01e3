#include "campaign/freshness.h"

#include "catch.h"

using namespace kier;

namespace {

Date day(std::string_view text) {
  const auto reading = parse_date(text);
  REQUIRE(reading.date);
  return *reading.date;
}

std::string until(std::string_view reviewed, int months) {
  Item item;
  item.reviewed = day(reviewed);
  ItemType type;
  type.review_months = months;
  const auto last = reviewed_until(item, type);
  return last ? iso_date(*last) : "";
}

Item checked(std::string date, double days) {
  Item item;
  FieldValue::Record record;
  record.push_back({"date", FieldValue{std::move(date), {}}});
  item.fields.push_back({"checked", FieldValue{std::move(record), {}}});
  item.fields.push_back({"recheck_days", FieldValue{days, {}}});
  return item;
}

}  // namespace

TEST_CASE("a review holds for whole months") {
  CHECK(until("2026-11-20", 24) == "2028-11-20");
  CHECK(until("2026-01-31", 1) == "2026-02-28");
  CHECK(until("2024-02-29", 12) == "2025-02-28");
  CHECK(until("2026-11-20", 0).empty());
  CHECK_FALSE(reviewed_until(Item{}, ItemType{}).has_value());
}

TEST_CASE("a check holds for days, at most a hundred years of them") {
  CHECK(checked_until(checked("2026-11-01", 90)) == day("2027-01-30"));
  CHECK(checked_until(checked("2026-11-01", 0)) == day("2026-11-01"));
  CHECK(checked_until(checked("2026-11-01", -5)) == day("2026-11-01"));
  CHECK(checked_until(checked("2026-11-01", 1e9)) == day("2126-10-08"));
  CHECK_FALSE(checked_until(Item{}).has_value());
}
