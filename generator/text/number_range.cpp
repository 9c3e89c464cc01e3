#include "text/number_range.h"

#include <optional>

#include "text/utf8.h"

namespace kier {
namespace {

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t size = 0;
  while (is_digit_at(text, at + size)) ++size;
  return size;
}

/// Digits, and parts behind a dot, comma or colon that digits follow.
std::size_t number_at(std::string_view text, std::size_t at) {
  std::size_t end = at + digits_at(text, at);
  while (end < text.size() && (text[end] == '.' || text[end] == ',' || text[end] == ':') &&
         is_digit_at(text, end + 1))
    end += 1 + digits_at(text, end + 1);
  return end - at;
}

int value(std::string_view digits) {
  int sum = 0;
  for (const char c : digits) sum = sum * 10 + (c - '0');
  return sum;
}

bool is_plain(std::string_view number) {
  return number.size() <= 4 && digits_at(number, 0) == number.size() &&
         (number[0] != '0' || number.size() == 1);
}

/// "9.30" or "09:30".
bool is_time(std::string_view number) {
  const std::size_t hours = digits_at(number, 0);
  return hours <= 2 && number.size() == hours + 3 && number[hours] != ',' &&
         digits_at(number, hours + 1) == 2 && value(number.substr(0, hours)) <= 24 &&
         value(number.substr(hours + 1)) <= 59;
}

bool is_hour(std::string_view number) {
  return is_plain(number) && value(number) <= 24;
}

/// A number with one comma, in thousandths.
std::optional<int> decimal(std::string_view number) {
  const std::size_t whole = digits_at(number, 0);
  if (whole > 4) return std::nullopt;
  int thousandths = value(number.substr(0, whole)) * 1000;
  if (whole == number.size()) return thousandths;
  const std::size_t rest = digits_at(number, whole + 1);
  if (number[whole] != ',' || rest > 3 || whole + 1 + rest != number.size()) return std::nullopt;
  int scale = 100;
  for (std::size_t i = whole + 1; i < number.size(); ++i, scale /= 10)
    thousandths += (number[i] - '0') * scale;
  return thousandths;
}

bool is_range(std::string_view first, std::string_view second) {
  if (is_time(first) || is_time(second))
    return (is_time(first) || is_hour(first)) && (is_time(second) || is_hour(second));
  if (is_plain(first) && is_plain(second)) {
    const bool month_of_year = second.size() == 4 && first.size() <= 2 && value(second) >= 1900;
    return value(first) < value(second) && !month_of_year;
  }
  const auto low = decimal(first);
  const auto high = decimal(second);
  const bool fraction = first.find(',') != first.npos || second.find(',') != second.npos;
  return fraction && low && high && *low < *high;
}

/// What stands behind a range parts it from the rest ("--" is a dash too), or joins it to
/// a word ("18-25-jarigen").
bool ends_range(std::string_view rest) {
  if (rest.empty()) return true;
  std::size_t at = 0;
  const char32_t c = decode_utf8(rest, at);
  if (c != '-') return !is_letter_or_digit(c) && c != '/' && c != '_' && c != '@';
  if (rest.starts_with("--")) return !rest.starts_with("---");
  std::size_t letters = 0;
  while (at < rest.size() && letters < 3) {
    const char32_t next = decode_utf8(rest, at);
    if (!is_letter_or_digit(next) || (next >= '0' && next <= '9')) break;
    ++letters;
  }
  return letters == 3;
}

}  // namespace

NumberRange number_range_at(std::string_view text, char32_t before) {
  const std::size_t first = number_at(text, 0);
  constexpr std::u32string_view joins = U"-–/.,:+#=@&\\_";
  if (joins.find(before) != joins.npos || first >= text.size() || text[first] != '-' ||
      !is_digit_at(text, first + 1))
    return {first, 0};
  const std::size_t second = number_at(text, first + 1);
  const bool range = first <= 8 && second <= 8 &&
                     is_range(text.substr(0, first), text.substr(first + 1, second)) &&
                     ends_range(text.substr(first + 1 + second));
  return {first, range ? second : 0};
}

}  // namespace kier
