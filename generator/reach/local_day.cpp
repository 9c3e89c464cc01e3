#include "reach/local_day.h"

#include <charconv>
#include <cmath>

namespace kier {
namespace {

constexpr std::int64_t day_length = 86400;
constexpr std::int64_t latest = 4294967295;  // what an event keeps in 32 bits: the year 2106

/// The number of the day, since 1970, of the last Sunday of a month of 31 days.
int last_sunday(std::chrono::year year, std::chrono::month month) {
  using namespace std::chrono;
  return static_cast<int>(sys_days(year / month / Sunday[last]).time_since_epoch().count());
}

Date date_of(std::int64_t seconds) {
  const auto days = seconds / day_length - (seconds % day_length < 0 ? 1 : 0);
  return std::chrono::sys_days(std::chrono::days(days));
}

/// Reads `digits` digits at `at`; -1 when there are fewer.
int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (at > text.size() || text.size() - at < digits) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = 10 * value + (text[i] - '0');
  }
  return value;
}

bool has(std::string_view text, std::size_t at, char c) {
  return at < text.size() && text[at] == c;
}

int month_at(std::string_view text, std::size_t at) {
  constexpr std::string_view names = "JanFebMarAprMayJunJulAugSepOctNovDec";
  if (text.size() < at + 3) return -1;
  for (std::size_t i = 0; i < names.size(); i += 3)
    if (text.substr(at, 3) == names.substr(i, 3)) return static_cast<int>(i / 3) + 1;
  return -1;
}

/// Seconds since 1970 of a wall clock that shows UTC; -1 when there is no such moment.
std::int64_t seconds_of(int year, int month, int day, int hour, int minute, int second) {
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  if (year < 1970 || month < 1 || day < 1 || !date.ok()) return -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return -1;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return days * day_length + hour * 3600 + minute * 60 + second;
}

/// "12:34:56" at `at`, as seconds; -1 when it is none.
int clock_at(std::string_view text, std::size_t at) {
  const int hour = number_at(text, at, 2);
  const int minute = number_at(text, at + 3, 2);
  const int second = number_at(text, at + 6, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return -1;
  if (!has(text, at + 2, ':') || !has(text, at + 5, ':')) return -1;
  return hour * 3600 + minute * 60 + second;
}

/// ".409" at `at`: milliseconds, further digits dropped. Moves `at` behind it.
int fraction_at(std::string_view text, std::size_t& at) {
  if (!has(text, at, '.') && !has(text, at, ',')) return 0;
  int value = 0;
  int unit = 100;
  for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10)
    value += (text[at] - '0') * unit;
  return value;
}

/// "+0100" or "+01:00" at `at`, in seconds; `length` 0 when there is none.
int zone_at(std::string_view text, std::size_t at, std::size_t& length) {
  length = 0;
  if (!has(text, at, '+') && !has(text, at, '-')) return 0;
  const std::size_t colon = has(text, at + 3, ':') ? 1 : 0;
  const int hours = number_at(text, at + 1, 2);
  const int minutes = number_at(text, at + 3 + colon, 2);
  if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59) return 0;
  length = 5 + colon;
  return (hours * 3600 + minutes * 60) * (text[at] == '-' ? -1 : 1);
}

LogTime moment(std::int64_t seconds, int milliseconds) {
  if (seconds < 0 || seconds > latest) return {};
  return {seconds * 1000 + milliseconds, true};
}

}  // namespace

int brussels_offset(std::int64_t utc) {
  const std::chrono::year year = date_of(utc).year();
  const std::int64_t begin = last_sunday(year, std::chrono::March) * day_length + 3600;
  const std::int64_t end = last_sunday(year, std::chrono::October) * day_length + 3600;
  return utc >= begin && utc < end ? 7200 : 3600;
}

Date brussels_day(std::int64_t utc) {
  return date_of(utc + brussels_offset(utc));
}

std::int64_t brussels_to_utc(std::int64_t wall) {
  return brussels_offset(wall - 7200) == 7200 ? wall - 7200 : wall - 3600;
}

LogTime parse_clf_time(std::string_view text, std::size_t& used) {
  used = 0;
  if (!has(text, 2, '/') || !has(text, 6, '/') || !has(text, 11, ':')) return {};
  const int clock = clock_at(text, 12);
  const std::int64_t midnight =
      seconds_of(number_at(text, 7, 4), month_at(text, 3), number_at(text, 0, 2), 0, 0, 0);
  if (clock < 0 || midnight < 0) return {};
  const std::int64_t wall = midnight + clock;
  std::size_t at = 20;
  const int milliseconds = fraction_at(text, at);
  std::size_t length = 0;
  const int zone = has(text, at, ' ') ? zone_at(text, at + 1, length) : 0;
  used = length > 0 ? at + 1 + length : at;
  return moment(length > 0 ? wall - zone : brussels_to_utc(wall), milliseconds);
}

LogTime parse_iso_time(std::string_view text) {
  if (!has(text, 4, '-') || !has(text, 7, '-')) return {};
  if (!has(text, 10, 'T') && !has(text, 10, ' ') && !has(text, 10, 't')) return {};
  const int clock = clock_at(text, 11);
  const std::int64_t midnight =
      seconds_of(number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2), 0, 0, 0);
  if (clock < 0 || midnight < 0) return {};
  std::size_t at = 19;
  const int milliseconds = fraction_at(text, at);
  if (has(text, at, ' ')) ++at;
  std::size_t length = 0;
  const int zone = zone_at(text, at, length);
  const std::string_view rest = text.substr(at);
  if (length == 0 && !rest.empty() && rest != "Z" && rest != "z" && rest != "UTC") return {};
  return moment(midnight + clock - zone, milliseconds);
}

LogTime parse_unix_time(std::string_view text) {
  // Whole digits are read as such: a double has no room for nanoseconds since 1970.
  std::int64_t whole = 0;
  const char* const end = text.data() + text.size();
  const auto [next, error] = std::from_chars(text.data(), end, whole);
  if (error != std::errc() || whole < 0 || text.size() > 32) return {};
  std::size_t at = static_cast<std::size_t>(next - text.data());
  const int milliseconds = fraction_at(text, at);
  if (at != text.size()) {
    double seconds = 0;  // 1.795220982e9
    const auto [stop, wrong] = std::from_chars(text.data(), end, seconds);
    if (wrong != std::errc() || stop != end || !(seconds >= 0 && seconds < 1e11)) return {};
    return moment(static_cast<std::int64_t>(seconds),
                  static_cast<int>((seconds - std::floor(seconds)) * 1000));
  }
  constexpr std::int64_t most_seconds = 100'000'000'000;  // the year 5138
  if (whole < most_seconds) return moment(whole, milliseconds);
  std::int64_t unit = 1000;
  while (whole / unit >= most_seconds && unit < 1'000'000'000) unit *= 1000;
  return moment(whole / unit, static_cast<int>(whole % unit / (unit / 1000)));
}

LogTime parse_day_and_time(std::string_view day, std::string_view time) {
  if (day.size() != 10 || !has(day, 4, '-') || !has(day, 7, '-') || time.size() < 8) return {};
  const int clock = clock_at(time, 0);
  const std::int64_t midnight =
      seconds_of(number_at(day, 0, 4), number_at(day, 5, 2), number_at(day, 8, 2), 0, 0, 0);
  std::size_t at = 8;
  const int milliseconds = fraction_at(time, at);
  if (clock < 0 || midnight < 0 || at != time.size()) return {};
  return moment(midnight + clock, milliseconds);
}

}  // namespace kier
