#include "text/words.h"

#include <array>

#include "text/letters.h"
#include "text/utf8.h"

namespace kier {
namespace {

constexpr char32_t soft_hyphen = 0xAD;

/// For each ASCII character that is part of a word the small letter or digit, else 0.
constexpr std::array<char, 128> small_ascii = [] {
  std::array<char, 128> table{};
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<std::size_t>(c)] = c;
    table[static_cast<std::size_t>(c - 'a' + 'A')] = c;
  }
  return table;
}();

bool is_ascii(char c) {
  return (c & 0x80) == 0;
}

}  // namespace

/// Takes a run of ASCII letters and digits in one go, as nearly all words are.
void FoldedWords::add_ascii() {
  char run[64];
  std::size_t size = 0;
  while (at_ < text_.size() && size < sizeof run && is_ascii(text_[at_])) {
    const char small = small_ascii[static_cast<std::size_t>(text_[at_])];
    if (small == 0) break;
    run[size++] = small;
    ++at_;
  }
  word_.append(run, size);
}

bool FoldedWords::next() {
  word_.clear();
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (!is_ascii(c)) {
      const char32_t point = decode_utf8(text_, at_);
      if (is_letter_or_digit(point)) {
        append_folded(point, word_);
      } else if (point != soft_hyphen && !word_.empty()) {
        return true;
      }
    } else if (small_ascii[static_cast<std::size_t>(c)] != 0) {
      add_ascii();
    } else {
      ++at_;
      if (!word_.empty()) return true;
    }
  }
  return !word_.empty();
}

}  // namespace kier
