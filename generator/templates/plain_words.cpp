#include "templates/plain_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "templates/letters.h"

namespace kier {
namespace {

using Reference = std::pair<std::string_view, char32_t>;
constexpr std::array<Reference, 38> named_references = {{
    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
    {"nbsp", 0xA0},     {"shy", 0xAD},     {"copy", 0xA9},    {"reg", 0xAE},     {"euro", 0x20AC},
    {"hellip", 0x2026}, {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"ldquo", 0x201C},  {"rdquo", 0x201D}, {"laquo", 0xAB},   {"raquo", 0xBB},   {"bull", 0x2022},
    {"middot", 0xB7},   {"times", 0xD7},   {"deg", 0xB0},     {"agrave", 0xE0},  {"aacute", 0xE1},
    {"acirc", 0xE2},    {"auml", 0xE4},    {"ccedil", 0xE7},  {"egrave", 0xE8},  {"eacute", 0xE9},
    {"ecirc", 0xEA},    {"euml", 0xEB},    {"iuml", 0xEF},    {"ouml", 0xF6},    {"uuml", 0xFC},
    {"oelig", 0x153},   {"rarr", 0x2192},  {"larr", 0x2190},
}};

/// Everything from `open` to the next `close` goes; without a `close` it stays.
std::string without(std::string_view text, std::string_view open, std::string_view close) {
  std::string out;
  while (true) {
    const auto begin = text.find(open);
    const auto end = begin == text.npos ? begin : text.find(close, begin + open.size());
    if (end == text.npos) return out.append(text);
    out.append(text.substr(0, begin));
    text.remove_prefix(end + close.size());
  }
}

std::string single_spaces(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_python_space(decode_utf8(text, at))) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += text.substr(begin, at - begin);
  }
  return out;
}

/// The letter of "#233" or "#xE9", or 0 when it is none.
char32_t numbered_letter(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  char32_t letter = 0;
  for (const char c : digits) {
    const int value = c >= '0' && c <= '9' ? c - '0' : ((c | 0x20) - 'a' + 10);
    if (value < 0 || value >= (hexadecimal ? 16 : 10)) return 0;
    letter = std::min<char32_t>(letter * (hexadecimal ? 16 : 10) + static_cast<char32_t>(value),
                                0x110000);
  }
  return letter > 0x10FFFF || (letter >= 0xD800 && letter <= 0xDFFF) ? 0xFFFD : letter;
}

char32_t letter_of(std::string_view name) {
  if (name.size() > 1 && name.front() == '#') return numbered_letter(name.substr(1));
  const auto* known = std::find_if(named_references.begin(), named_references.end(),
                                   [&](const Reference& r) { return r.first == name; });
  return known == named_references.end() ? 0 : known->second;
}

std::string resolve_references(std::string_view text) {
  std::string out;
  while (true) {
    const auto begin = text.find('&');
    out.append(text.substr(0, begin));
    if (begin == text.npos) return out;
    text.remove_prefix(begin + 1);
    const auto end = text.substr(0, 12).find(';');
    const char32_t letter = end == text.npos ? 0 : letter_of(text.substr(0, end));
    if (letter == 0) {
      out += '&';
    } else {
      append_utf8(letter, out);
      text.remove_prefix(end + 1);
    }
  }
}

}  // namespace

std::string words_of_markup(std::string_view markup) {
  const std::string text = without(without(markup, "<!--", "-->"), "<", ">");
  return resolve_references(single_spaces(text));
}

}  // namespace kier
