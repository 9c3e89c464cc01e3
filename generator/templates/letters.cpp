#include "templates/letters.h"

namespace kier {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

bool is_cased_or_mark(char32_t letter) {
  return is_word(letter) && letter != '_' && !(letter >= '0' && letter <= '9');
}

/// A stretch of the alphabet: capitals `first` to `last`. `distance` to the small
/// letter, or 1 where capital and small letter take turns, beginning with `first`.
struct Alphabet {
  char32_t first;
  char32_t last;
  char32_t distance;
};

constexpr Alphabet alphabets[] = {
    {'A', 'Z', 32},     {0xC0, 0xD6, 32},    {0xD8, 0xDE, 32},    {0x100, 0x12F, 1},
    {0x132, 0x137, 1},  {0x139, 0x148, 1},   {0x14A, 0x177, 1},   {0x179, 0x17E, 1},
    {0x1A0, 0x1A5, 1},  {0x1AF, 0x1B0, 1},   {0x1B3, 0x1B6, 1},   {0x1CD, 0x1DC, 1},
    {0x1DE, 0x1EF, 1},  {0x1F8, 0x21F, 1},   {0x222, 0x233, 1},   {0x246, 0x24F, 1},
    {0x370, 0x373, 1},  {0x376, 0x377, 1},   {0x386, 0x386, 38},  {0x388, 0x38A, 37},
    {0x38C, 0x38C, 64}, {0x38E, 0x38F, 63},  {0x391, 0x3A1, 32},  {0x3A3, 0x3AB, 32},
    {0x3D8, 0x3EF, 1},  {0x400, 0x40F, 80},  {0x410, 0x42F, 32},  {0x460, 0x481, 1},
    {0x48A, 0x4BF, 1},  {0x4C0, 0x4C0, 15},  {0x4C1, 0x4CE, 1},   {0x4D0, 0x52F, 1},
    {0x531, 0x556, 48}, {0x1E00, 0x1E95, 1}, {0x1EA0, 0x1EFF, 1},
};

char32_t upper_of(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  if (c == 0xB5) return 0x39C;  // micro sign
  if (c == 0xFF) return 0x178;
  if (c == 0x131) return 'I';
  if (c == 0x17F) return 'S';
  if (c == 0x3C2) return 0x3A3;  // final sigma
  for (const Alphabet& a : alphabets) {
    if (a.distance == 1 && c > a.first && c <= a.last) return (c - a.first) % 2 == 1 ? c - 1 : c;
    if (a.distance != 1 && c >= a.first + a.distance && c <= a.last + a.distance)
      return c - a.distance;
  }
  return c;
}

char32_t lower_of(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c == 0x178) return 0xFF;
  if (c == 0x1E9E) return 0xDF;
  for (const Alphabet& a : alphabets) {
    if (c < a.first || c > a.last) continue;
    if (a.distance != 1) return c + a.distance;
    return (c - a.first) % 2 == 0 ? c + 1 : c;
  }
  return c;
}

void append_upper(char32_t letter, std::string_view sharp_s, std::string& out) {
  if (letter == 0xDF)
    out += sharp_s;
  else
    append_utf8(upper_of(letter), out);
}

/// A capital sigma is written differently at the end of a word.
bool ends_word(std::string_view text, std::size_t before, std::size_t after) {
  while (before > 0 && continues(text, before - 1)) --before;
  if (before == 0) return false;
  std::size_t start = before - 1;
  while (start > 0 && continues(text, start)) --start;
  const char32_t next = after < text.size() ? decode_utf8(text, after) : U' ';
  return is_cased_or_mark(decode_utf8(text, start)) && !is_cased_or_mark(next);
}

void append_lower(std::string_view text, std::size_t at, std::string& out) {
  while (at < text.size()) {
    const std::size_t before = at;
    const char32_t letter = decode_utf8(text, at);
    if (letter == 0x130) {  // the Turkish I keeps its dot
      out += "i\xCC\x87";
    } else if (letter == 0x3A3 && ends_word(text, before, at)) {
      out += "\xCF\x82";
    } else {
      append_utf8(lower_of(letter), out);
    }
  }
}

}  // namespace

std::size_t count_letters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) decode_utf8(text, at);
  return count;
}

std::vector<std::string_view> split_letters(std::string_view text) {
  std::vector<std::string_view> letters;
  letters.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    decode_utf8(text, at);
    letters.push_back(text.substr(begin, at - begin));
  }
  return letters;
}

bool is_python_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_word(char32_t c) {
  if (c < 0x80)
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  if (c < 0x100) {
    return (c >= 0xC0 && c != 0xD7 && c != 0xF7) || c == 0xAA || c == 0xB2 || c == 0xB3 ||
           c == 0xB5 || (c >= 0xB9 && c <= 0xBE && c != 0xBB);
  }
  const bool mark = c >= 0x300 && c <= 0x36F;
  const bool sign = (c >= 0x2000 && c <= 0x206F) || (c >= 0x20A0 && c <= 0x20FF) ||
                    (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3004) ||
                    (c >= 0x3008 && c <= 0x3020) || (c >= 0x2E00 && c <= 0x2E7F) ||
                    (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFE00 && c <= 0xFE6F) || c >= 0x1F000;
  return !mark && !sign && c != replacement;
}

std::string_view trim_start(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (!is_python_space(decode_utf8(text, at))) return text.substr(begin);
  }
  return {};
}

std::string_view trim_end(std::string_view text) {
  while (!text.empty()) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && continues(text, begin)) --begin;
    std::size_t at = begin;
    if (!is_python_space(decode_utf8(text, at)) || at != text.size()) break;
    text = text.substr(0, begin);
  }
  return text;
}

std::string to_upper(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_upper(decode_utf8(text, at), "SS", out);
  return out;
}

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_lower(text, 0, out);
  return out;
}

std::string capitalize(std::string_view text) {
  std::string out;
  if (text.empty()) return out;
  std::size_t at = 0;
  append_upper(decode_utf8(text, at), "Ss", out);
  append_lower(text, at, out);
  return out;
}

}  // namespace kier
