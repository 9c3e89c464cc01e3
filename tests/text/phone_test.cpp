#include "text/phone.h"

#include <string>

#include "catch.h"

using namespace kier;

TEST_CASE("one form of phone number is accepted") {
  for (const char* good : {"112", "1813", "0800 13 500", "09 230 56 46", "078 15 10 20"})
    CHECK(is_phone(good));
  for (const char* bad : {"", "1", "12", "18130", "212", "0800", "0800  13 500", "0800-13-500",
                          "09/230 56 46", "+32 9 230 56 46", "09 230 56 4", "09 230 5646", " 112",
                          "112 ", "0800 13 500x", "01234 56"})
    CHECK_FALSE(is_phone(bad));
}

TEST_CASE("a number is dialled, shown and spoken") {
  CHECK(phone_digits("0800 13 500") == "080013500");
  CHECK(phone_display("0800 13 500") == "0800\u00A013\u00A0500");
  CHECK(phone_spoken("1813") == "1-8-1-3");
  CHECK(phone_spoken("0800 13 500") == "0-8-0-0, 1-3, 5-0-0");
}

TEST_CASE("numbers are found at the start of a text") {
  CHECK(grouped_phone_at("0800 13 500 is gratis") == 11);
  CHECK(grouped_phone_at("0800 13 500.") == 11);
  CHECK(grouped_phone_at("09 12 2025") == 0);
  CHECK(grouped_phone_at("1813") == 0);
  CHECK(international_phone_at("32 9 230 56 46, elke dag") == 14);
  CHECK(international_phone_at("32") == 0);
}
