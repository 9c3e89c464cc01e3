#include "templates/literals.h"

#include <algorithm>
#include <cstdint>

#include "templates/letters.h"

namespace kier {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int digit_value(char c) {
  if (is_digit(c)) return c - '0';
  const char low = static_cast<char>(c | 0x20);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : 99;
}

/// Digits of `base` from `at` on; a '_' may stand between two of them.
std::size_t digits_end(std::string_view text, std::size_t at, int base) {
  const auto digit = [&](std::size_t i) { return i < text.size() && digit_value(text[i]) < base; };
  while (digit(at) || (at < text.size() && text[at] == '_' && digit(at + 1))) ++at;
  return at;
}

std::size_t exponent_end(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] | 0x20) != 'e') return at;
  std::size_t digits = at + 1;
  if (digits < text.size() && (text[digits] == '+' || text[digits] == '-')) ++digits;
  if (digits >= text.size() || !is_digit(text[digits])) return at;
  return digits_end(text, digits, 10);
}

/// The end of a real number that begins the text, or 0 when there is none.
std::size_t real_end(std::string_view text) {
  const std::size_t whole = digits_end(text, 0, 10);
  std::size_t end = whole;
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]))
    end = digits_end(text, end + 1, 10);
  end = exponent_end(text, end);
  return end == whole ? 0 : end;
}

int prefix_base(std::string_view text) {
  if (text.size() < 3 || text[0] != '0') return 10;
  const char kind = static_cast<char>(text[1] | 0x20);
  const int base = kind == 'x' ? 16 : kind == 'b' ? 2 : kind == 'o' ? 8 : 10;
  const std::size_t first = text[2] == '_' && text.size() > 3 ? 3 : 2;
  return base != 10 && digit_value(text[first]) < base ? base : 10;
}

/// Python has no whole numbers with leading zeros, save 0 itself.
std::size_t decimal_end(std::string_view text) {
  if (text[0] != '0') return digits_end(text, 0, 10);
  std::size_t end = 1;
  while (end < text.size() &&
         (text[end] == '0' || (text[end] == '_' && end + 1 < text.size() && text[end + 1] == '0')))
    ++end;
  return end;
}

/// Reads up to `count` digits of `base` from `at` on, which moves behind them.
char32_t read_digits(std::string_view text, std::size_t& at, std::size_t count, int base) {
  char32_t value = 0;
  for (std::size_t i = 0; i < count && at < text.size() && digit_value(text[at]) < base; ++i)
    value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit_value(text[at++]));
  return value;
}

/// A hexadecimal escape needs all its digits, and a letter that exists.
bool append_hexadecimal(std::string_view text, std::size_t& at, std::string& out) {
  const std::size_t count = text[at] == 'x' ? 2 : text[at] == 'u' ? 4 : 8;
  std::size_t end = at + 1;
  const char32_t letter = read_digits(text, end, count, 16);
  if (end != at + 1 + count || letter > 0x10FFFF || (letter >= 0xD800 && letter <= 0xDFFF))
    return false;
  append_utf8(letter, out);
  at = end;
  return true;
}

}  // namespace

NumberLiteral scan_whole_number(std::string_view text) {
  NumberLiteral literal;
  const int base = prefix_base(text);
  literal.length = base == 10 ? decimal_end(text) : digits_end(text, 2, base);
  literal.digits = text.substr(0, literal.length);
  std::erase(literal.digits, '_');
  return literal;
}

NumberLiteral scan_number(std::string_view text) {
  const std::size_t length = prefix_base(text) == 10 ? real_end(text) : 0;
  if (length == 0) return scan_whole_number(text);
  NumberLiteral literal{std::string(text.substr(0, length)), length, true};
  std::erase(literal.digits, '_');
  return literal;
}

std::string resolve_escapes(std::string_view text) {
  constexpr std::string_view plain = "\\'\"abfnrtv";
  constexpr std::string_view meaning = "\\'\"\a\b\f\n\r\t\v";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\\' || at + 1 >= text.size()) {
      out += text[at++];
      continue;
    }
    const char c = text[++at];
    if (const auto known = plain.find(c); known != plain.npos) {
      out += meaning[known];
      ++at;
    } else if (c == '\n') {
      ++at;
    } else if (c >= '0' && c <= '7') {
      append_utf8(read_digits(text, at, 3, 8), out);
    } else if (!((c == 'x' || c == 'u' || c == 'U') && append_hexadecimal(text, at, out))) {
      out += '\\';
    }
  }
  return out;
}

}  // namespace kier
