#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace kier {

using Date = std::chrono::year_month_day;

/// A day and a time of day as a clock on the wall shows it, without a time zone.
struct DateTime {
  Date day;
  int hour = 0;    ///< in [0, 23]
  int minute = 0;  ///< in [0, 59]
  auto operator<=>(const DateTime&) const = default;
};

/// Why a text is no date. Dates are written one way, YYYY-MM-DD, and never guessed:
/// what a reader could take for another day must not be published.
enum class DateFault {
  none,
  no_date,       ///< nothing like a date
  other_form,    ///< a date that has one reading: see `suggestion`
  two_readings,  ///< "03-04-2025": see `suggestion` (day first) and `other`
  no_such_day,   ///< "2025-02-30": `suggestion` is the last day of that month, if it exists
};

struct DateReading {
  std::optional<Date> date;
  DateFault fault = DateFault::none;
  std::string suggestion;  ///< YYYY-MM-DD, or empty
  std::string other;       ///< the second reading of two
};

/// Accepts YYYY-MM-DD with a year in [1000, 9999] and a day that exists.
DateReading parse_date(std::string_view text);

struct DateTimeReading {
  std::optional<DateTime> time;
  DateFault fault = DateFault::none;  ///< of the day; no_date when the time is wrong
  std::string suggestion;             ///< with the time, when that could be read
  std::string other;
};

/// Accepts YYYY-MM-DDTHH:MM, the hour in [00, 23]. A date alone is not accepted: an
/// event without a time has a date field.
DateTimeReading parse_date_time(std::string_view text);

std::string iso_date(Date date);             ///< "2026-12-05"
std::string iso_date_time(const DateTime&);  ///< "2026-12-05T19:30"

}  // namespace kier
