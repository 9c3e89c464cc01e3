#include "text/phone.h"

#include "text/utf8.h"

namespace kier {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The number of digits at text[at].
std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

struct GroupSize {
  std::size_t least, most;
};

/// The end of the groups of digits, a space before each, that begin at text[end]; 0 when
/// there is none or one has another size.
std::size_t groups_at(std::string_view text, std::size_t end, GroupSize size) {
  const std::size_t begin = end;
  while (end + 1 < text.size() && text[end] == ' ') {
    const std::size_t group = digits_at(text, end + 1);
    if (group == 0) break;
    if (group < size.least || group > size.most) return 0;
    end += 1 + group;
  }
  std::size_t next = end;
  if (end < text.size() && is_letter_or_digit(decode_utf8(text, next))) return 0;
  return end == begin ? 0 : end;
}

}  // namespace

std::size_t grouped_phone_at(std::string_view text) {
  const std::size_t first = digits_at(text, 0);
  if (first < 2 || first > 4 || text[0] != '0') return 0;
  return groups_at(text, first, {2, 3});
}

std::size_t international_phone_at(std::string_view text) {
  const std::size_t first = digits_at(text, 0);
  if (first < 1 || first > 3 || text[0] == '0') return 0;
  return groups_at(text, first, {1, 4});
}

bool is_phone(std::string_view text) {
  const std::size_t digits = digits_at(text, 0);
  if (digits == text.size() && !text.empty() && text[0] == '1') return digits == 3 || digits == 4;
  return !text.empty() && grouped_phone_at(text) == text.size();
}

std::string phone_digits(std::string_view phone) {
  std::string out;
  for (const char c : phone)
    if (is_digit(c)) out += c;
  return out;
}

std::string phone_display(std::string_view phone) {
  std::string out;
  for (const char c : phone) {
    if (c == ' ') {
      append_utf8(0xA0, out);
    } else {
      out += c;
    }
  }
  return out;
}

std::string phone_spoken(std::string_view phone) {
  std::string out;
  for (const char c : phone) {
    if (c == ' ') {
      out += ", ";
    } else {
      if (!out.empty() && is_digit(out.back())) out += '-';
      out += c;
    }
  }
  return out;
}

}  // namespace kier
