#include "check/phone_number.h"

#include "text/phone.h"

namespace kier {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

char at_or_blank(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : ' ';
}

/// A Belgian number in any grouping: 9 digits, or 10 of a mobile telephone, the first
/// group of 2 to 4 digits when there are groups.
std::size_t loose_number(std::string_view text) {
  constexpr std::string_view separators = " ./-";
  if (!text.starts_with('0')) return 0;
  std::size_t digits = 0;
  std::size_t at = 0;
  while (at < text.size() && digits <= 10) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    digits += end - at;
    if (at == 0 && digits < 9 && (digits < 2 || digits > 4)) return 0;
    const bool more = separators.find(at_or_blank(text, end)) != separators.npos &&
                      is_digit(at_or_blank(text, end + 1));
    if ((digits == 9 || digits == 10) && stands_alone(text, 0, end)) return end;
    if (!more) return 0;
    at = end + 1;
  }
  return 0;
}

}  // namespace

bool stands_alone(std::string_view text, std::size_t at, std::size_t length) {
  constexpr std::string_view joins = ".,-/:";
  const char before = at == 0 ? ' ' : text[at - 1];
  const char after = at_or_blank(text, at + length);
  const char next = at_or_blank(text, at + length + 1);
  const bool in_host = after == '.' && next >= 'a' && next <= 'z';  // "1712.be"
  const bool joined = in_host || (joins.find(after) != joins.npos && is_digit(next));
  return joins.find(before) == joins.npos && !joined;
}

std::size_t phone_number_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const std::size_t grouped = grouped_phone_at(rest);
  if (grouped > 0 && phone_digits(rest.substr(0, grouped)).size() >= 8) return grouped;
  const char before = at == 0 ? ' ' : text[at - 1];
  if (before == '+') return international_phone_at(rest);
  return stands_alone(text, at, 0) ? loose_number(rest) : 0;
}

}  // namespace kier
