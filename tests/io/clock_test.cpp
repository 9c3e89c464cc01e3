#include "io/clock.h"

#include <cstdlib>
#include <ctime>
#include <string>

#include "catch.h"

using namespace kier;
using namespace std::chrono_literals;

namespace {

struct WithEpoch {
  explicit WithEpoch(const char* value) { setenv("SOURCE_DATE_EPOCH", value, 1); }
  ~WithEpoch() { unsetenv("SOURCE_DATE_EPOCH"); }
};

}  // namespace

TEST_CASE("SOURCE_DATE_EPOCH sets today, in UTC") {
  {
    const WithEpoch epoch("1798761599");  // one second before 2027
    CHECK(read_today().value == 2026y / 12 / 31);
  }
  {
    const WithEpoch epoch("0");
    CHECK(read_today().value == 1970y / 1 / 1);
  }
}

TEST_CASE("SOURCE_DATE_EPOCH must be a number of seconds") {
  for (const char* bad :
       {"", "x", "12x", " 1", "-1", "1e9", "253402300800", "99999999999999999999"}) {
    const WithEpoch epoch(bad);
    const auto today = read_today();
    CHECK_FALSE(today.value.has_value());
    REQUIRE(today.diagnostics.size() == 1);
    CHECK(to_string(today.diagnostics[0]) ==
          "SOURCE_DATE_EPOCH: error: '" + std::string(bad) +
              "' is not a number of seconds since 1970; set it as in SOURCE_DATE_EPOCH=$(date "
              "+%s), or unset it [io/source-date-epoch]");
  }
}

TEST_CASE("without it today is the day of this computer's clock and time zone") {
  unsetenv("SOURCE_DATE_EPOCH");
  const auto today = read_today();
  REQUIRE(today.value.has_value());
  const std::time_t now = std::time(nullptr);
  const std::tm local = *std::localtime(&now);
  const auto day = std::chrono::sys_days(*today.value);
  const auto expected = std::chrono::sys_days(std::chrono::year(local.tm_year + 1900) /
                                              (local.tm_mon + 1) / local.tm_mday);
  CHECK((day == expected || day + std::chrono::days(1) == expected));  // midnight may pass
}
