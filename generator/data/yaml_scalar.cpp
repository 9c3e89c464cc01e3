#include "data/yaml_scalar.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace kier {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                  text.begin());
}

/// Removes [eE][-+]?[0-9]+ from the front of `text`; false when it is malformed.
bool skip_exponent(std::string_view& text) {
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  const std::size_t digits = count_digits(text);
  text.remove_prefix(digits);
  return digits > 0 && text.empty();
}

/// The number that all of `text` spells, in the forms that lose nothing.
std::optional<Value> number(std::string_view text) {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  std::string_view rest = text;
  if (!rest.empty() && rest[0] == '-') rest.remove_prefix(1);
  const std::size_t whole = count_digits(rest);
  if (whole > 1 && rest[0] == '0') return std::nullopt;
  rest.remove_prefix(whole);
  if (whole > 0 && rest.empty()) {
    std::int64_t value = 0;
    if (std::from_chars(begin, end, value).ec != std::errc{}) return std::nullopt;
    return Value(value);
  }
  std::size_t fraction = 0;
  if (!rest.empty() && rest[0] == '.') {
    rest.remove_prefix(1);
    fraction = count_digits(rest);
    rest.remove_prefix(fraction);
  }
  if (whole + fraction == 0 || !skip_exponent(rest)) return std::nullopt;
  double value = 0;
  if (std::from_chars(begin, end, value).ec != std::errc{}) return std::nullopt;
  return Value(value);
}

}  // namespace

Value plain_scalar(std::string_view text) {
  if (text.empty() || text == "~") return {};
  switch (text[0]) {
    case 'n':
    case 'N':
      if (text == "null" || text == "Null" || text == "NULL") return {};
      break;
    case 't':
    case 'T':
      if (text == "true" || text == "True" || text == "TRUE") return true;
      break;
    case 'f':
    case 'F':
      if (text == "false" || text == "False" || text == "FALSE") return false;
      break;
    default:
      if (is_digit(text[0]) || text[0] == '-' || text[0] == '.')
        if (auto value = number(text)) return *std::move(value);
  }
  return text;
}

std::string quoted_scalar(std::string_view text) {
  const bool single = text.find_first_of("\"\\") != text.npos;
  std::string out(1, single ? '\'' : '"');
  for (char c : text) {
    if (single && c == '\'') out += c;
    out += c;
  }
  out += single ? '\'' : '"';
  return out;
}

}  // namespace kier
