#include "text/date.h"

#include <fmt/format.h>

#include <array>

#include "text/letters.h"

namespace kier {
namespace {

constexpr std::string_view separators = "-/. ";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A number of one to four digits at the start of `text`, which it takes off.
std::optional<int> take_number(std::string_view& text) {
  std::size_t digits = 0;
  int number = 0;
  while (digits < text.size() && is_digit(text[digits])) {
    if (digits == 4) return std::nullopt;
    number = number * 10 + (text[digits++] - '0');
  }
  text.remove_prefix(digits);
  return digits == 0 ? std::nullopt : std::optional(number);
}

/// The month that Dutch, English or French calls `name` (its first letters, three or more).
int month_named(std::string_view name) {
  constexpr std::array<std::string_view, 12> names[] = {
      {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
       "oktober", "november", "december"},
      {"january", "february", "march", "april", "may", "june", "july", "august", "september",
       "october", "november", "december"},
      {"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
       "octobre", "novembre", "decembre"}};
  const std::string folded = fold(name);
  if (folded.size() < 3) return 0;
  if (folded == "mrt") return 3;  // maart, as Dutch spreadsheets shorten it
  for (const auto& language : names)
    for (std::size_t i = 0; i < language.size(); ++i)
      if (language[i].starts_with(folded)) return static_cast<int>(i + 1);
  return 0;
}

void drop(std::string_view& text, std::string_view characters) {
  text.remove_prefix(std::min(text.find_first_not_of(characters), text.size()));
}

/// What separates the three parts of a date: at least one separator.
bool take_separator(std::string_view& text) {
  const std::size_t before = text.size();
  drop(text, separators);
  return text.size() < before;
}

/// A month as a name in the middle: "31 december 2025".
std::optional<int> take_month_name(std::string_view& text) {
  const std::size_t size = std::min(text.find_first_of("-/. 0123456789"), text.size());
  const int month = month_named(text.substr(0, size));
  if (month == 0) return std::nullopt;
  text.remove_prefix(size);
  return month;
}

Date make_date(int year, int month, int day) {
  return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
          std::chrono::day(static_cast<unsigned>(day))};
}

std::string iso_if_day(int year, int month, int day) {
  const Date date = make_date(year, month, day);
  return year >= 1000 && date.ok() ? iso_date(date) : std::string();
}

DateReading fault(DateFault why, std::string suggestion = {}, std::string other = {}) {
  return {std::nullopt, why, std::move(suggestion), std::move(other)};
}

/// A day that does not exist; the last one of its month, when the month does.
DateReading no_such_day(int year, int month) {
  if (month < 1 || month > 12) return fault(DateFault::no_such_day);
  const Date last = std::chrono::year_month_day_last(
      std::chrono::year(year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return fault(DateFault::no_such_day, iso_date(last));
}

/// Three numbers with the year last: which of the others is the day?
DateReading year_last(int first, int second, int year) {
  std::string day_first = iso_if_day(year, second, first);
  std::string month_first = iso_if_day(year, first, second);
  if (day_first.empty()) std::swap(day_first, month_first);
  if (day_first.empty()) return no_such_day(year, second);
  if (month_first.empty() || month_first == day_first)
    return fault(DateFault::other_form, std::move(day_first));
  return fault(DateFault::two_readings, std::move(day_first), std::move(month_first));
}

/// Says how a text that is not in the one form could have been meant.
DateReading other_form(std::string_view text) {
  drop(text, " ");
  const std::optional<int> first = take_number(text);
  if (!first || !take_separator(text)) return fault(DateFault::no_date);
  const std::optional<int> named = take_month_name(text);
  const std::optional<int> second = named ? named : take_number(text);
  if (!second || !take_separator(text)) return fault(DateFault::no_date);
  const std::optional<int> third = take_number(text);
  drop(text, " ");
  if (!third || !text.empty()) return fault(DateFault::no_date);
  if (*first >= 1000) {
    std::string iso = iso_if_day(*first, *second, *third);
    if (iso.empty()) return no_such_day(*first, *second);
    return fault(DateFault::other_form, std::move(iso));
  }
  if (*third < 1000) return fault(DateFault::no_date);
  if (!named) return year_last(*first, *second, *third);
  std::string iso = iso_if_day(*third, *second, *first);
  if (iso.empty()) return no_such_day(*third, *second);
  return fault(DateFault::other_form, std::move(iso));
}

bool has_form(std::string_view text, std::string_view form) {
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (form[i] == '9' ? !is_digit(text[i]) : text[i] != form[i]) return false;
  return true;
}

int number(std::string_view digits) {
  return take_number(digits).value_or(0);
}

}  // namespace

DateReading parse_date(std::string_view text) {
  if (!has_form(text, "9999-99-99")) return other_form(text);
  const int year = number(text.substr(0, 4));
  const int month = number(text.substr(5, 2));
  const Date date = make_date(year, month, number(text.substr(8, 2)));
  if (year < 1000) return fault(DateFault::no_date);
  if (!date.ok()) return no_such_day(year, month);
  return {date, DateFault::none, {}, {}};
}

DateTimeReading parse_date_time(std::string_view text) {
  const auto split = text.find_last_of("T ");
  const std::string_view clock = split == text.npos ? "" : text.substr(split + 1);
  const bool timed =
      has_form(clock, "99:99") && number(clock.substr(0, 2)) < 24 && number(clock.substr(3)) < 60;
  if (!timed) return {std::nullopt, DateFault::no_date, {}, {}};
  DateReading day = parse_date(text.substr(0, split));
  const auto with_clock = [&clock](const std::string& iso) {
    return iso.empty() ? iso : iso + "T" + std::string(clock);
  };
  if (!day.date)
    return {std::nullopt, day.fault, with_clock(day.suggestion), with_clock(day.other)};
  if (text[split] != 'T')
    return {std::nullopt, DateFault::other_form, with_clock(iso_date(*day.date)), {}};
  return {DateTime{*day.date, number(clock.substr(0, 2)), number(clock.substr(3))},
          DateFault::none,
          {},
          {}};
}

std::string iso_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string iso_date_time(const DateTime& time) {
  return fmt::format("{}T{:02}:{:02}", iso_date(time.day), time.hour, time.minute);
}

}  // namespace kier
