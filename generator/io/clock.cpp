#include "io/clock.h"

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <string>

namespace kier {
namespace {

constexpr Rule bad_epoch{"io/source-date-epoch", Severity::error,
                         "'{value}' is not a number of seconds since 1970",
                         "set it as in SOURCE_DATE_EPOCH=$(date +%s), or unset it"};
constexpr std::int64_t last_second = 253402300799;  // of the year 9999

std::chrono::year_month_day day_of_utc(std::int64_t seconds) {
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds(std::chrono::seconds(seconds)));
}

}  // namespace

Outcome<std::chrono::year_month_day> read_today() {
  if (const char* set = std::getenv("SOURCE_DATE_EPOCH")) {
    const std::string_view text = set;
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size() || seconds < 0 ||
        seconds > last_second)
      return complain(bad_epoch, {"SOURCE_DATE_EPOCH"}, {{"value", std::string(text)}});
    return day_of_utc(seconds);
  }
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  if (localtime_r(&now, &local) == nullptr) return day_of_utc(now);
  return std::chrono::year_month_day(std::chrono::year(local.tm_year + 1900),
                                     std::chrono::month(static_cast<unsigned>(local.tm_mon) + 1),
                                     std::chrono::day(static_cast<unsigned>(local.tm_mday)));
}

}  // namespace kier
