#include "text/words.h"

#include "text/utf8.h"

namespace kier {
namespace {

bool joins_words(char32_t c) {
  return c == '-' || c == '\'' || c == 0x2019 || c == 0x2010 || c == 0x2011;
}

bool is_part(char32_t c) {
  return is_letter_or_digit(c) || c == 0xAD;  // a soft hyphen is invisible
}

}  // namespace

std::string_view next_word(std::string_view text, std::size_t& at) {
  std::size_t begin = at;
  while (at < text.size()) {
    begin = at;
    if (is_letter_or_digit(decode_utf8(text, at))) break;
    begin = at;
  }
  std::size_t end = at;
  while (at < text.size() && begin < end) {
    std::size_t next = at;
    char32_t c = decode_utf8(text, next);
    if (joins_words(c) && next < text.size()) c = decode_utf8(text, next);
    if (!is_part(c)) break;
    at = end = next;
  }
  return text.substr(begin, end - begin);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view word = next_word(text, at);
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

}  // namespace kier
