#include "text/typography.h"

#include <array>

#include "text/letters.h"
#include "text/number_range.h"
#include "text/phone.h"
#include "text/utf8.h"

namespace kier {
namespace {

constexpr Typography dutch{
    "“",
    "”",
    "‘",
    "’",
    " s t n k m r em ie ns ",
    " seconde seconden minuut minuten min uur uren dag dagen week weken maand maanden jaar jaren "
    "euro eurocent cent procent km m cm mm kg g mg ml l kB MB GB % € °C keer personen mensen "};
constexpr Typography english{
    "“",
    "”",
    "‘",
    "’",
    " tis twas twere twill em cause til till round bout n ",
    " second seconds minute minutes min hour hours day days week weeks month months year years "
    "euro euros cent cents percent km m cm mm kg g mg ml l kB MB GB % € °C times people am pm "};

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view en_dash = "–";

constexpr std::array<bool, 256> interesting = [] {
  std::array<bool, 256> table{};
  for (const char c : {'"', '\'', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'})
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

bool opens(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == '/' || c == '-' || c == 0x2013 || c == 0x2014 ||
         c == 0x2018 || c == 0x201C || c == 0xAB || c == 0xBF || c == 0xA1;
}

bool blank(char32_t c) {
  return c == 0 || is_space(c);
}

/// Copies runs of plain text at once and stops at the few bytes that may change.
class Typesetter {
 public:
  Typesetter(std::string_view text, const Typography& language, TextContext around,
             std::string& out)
      : text_(text), language_(language), around_(around), last_(around.before), out_(out) {}

  void run() {
    while (skip_plain(), at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        quote(c);
      } else if (c == '-') {
        dash();
      } else if (c == '.') {
        dots();
      } else {
        number();
      }
    }
    flush();
  }

 private:
  /// Moves to the next byte that may change; most of a text is passed here.
  void skip_plain() {
    const char* const end = text_.data() + text_.size();
    const char* next = text_.data() + at_;
    while (next != end && !interesting[static_cast<unsigned char>(*next)]) ++next;
    at_ = static_cast<std::size_t>(next - text_.data());
  }

  /// The character before the cursor, as it was set.
  char32_t before() const {
    return at_ == copied_ ? last_ : last_code_point(text_.substr(copied_, at_ - copied_));
  }

  char32_t after(std::size_t size) const {
    std::size_t next = at_ + size;
    return next < text_.size() ? decode_utf8(text_, next) : around_.after;
  }

  void flush() {
    out_.append(text_.substr(copied_, at_ - copied_));
    copied_ = at_;
  }

  /// Sets `set` for the next `size` bytes.
  void replace(std::size_t size, std::string_view set) {
    flush();
    out_.append(set);
    at_ += size;
    copied_ = at_;
    last_ = last_code_point(set);
  }

  std::size_t count(char c) const {
    std::size_t size = 0;
    while (at_ + size < text_.size() && text_[at_ + size] == c) ++size;
    return size;
  }

  void quote(char c) {
    const char32_t left = before();
    const char32_t right = after(1);
    const bool opening = (blank(left) || opens(left)) && !blank(right);
    const bool twice = c == '"';
    if ((blank(left) && blank(right)) ||
        (twice && is_letter_or_digit(left) && is_letter_or_digit(right))) {
      ++at_;  // alone, or a code: there is no telling
    } else if (!opening || (!twice && is_elision())) {
      replace(1, twice ? language_.close_double : language_.close_single);
    } else {
      replace(1, twice ? language_.open_double : language_.open_single);
    }
  }

  /// Whether the quote at the cursor stands for letters that were left out: 's, '90.
  bool is_elision() const {
    const std::string_view rest = text_.substr(at_ + 1);
    if (!rest.empty() && is_digit(static_cast<unsigned char>(rest[0]))) return true;
    return is_listed(rest, language_.elisions);
  }

  static bool is_listed(std::string_view rest, std::string_view list) {
    std::size_t size = 0;
    while (size < rest.size() && size < 12) {
      std::size_t next = size;
      const char32_t c = decode_utf8(rest, next);
      if (!is_letter_or_digit(c) && c != '%' && c != 0x20AC && c != 0xB0) break;
      size = next;
    }
    if (size == 0) return false;
    const std::string word = ' ' + std::string(rest.substr(0, size)) + ' ';
    return list.find(word) != list.npos || list.find(lower_case(word)) != list.npos;
  }

  void dash() {
    const std::size_t size = count('-');
    const char32_t left = before();
    const char32_t right = after(size);
    const bool spaced = left != 0 && is_space(left) && right != 0 && is_space(right);
    if (size <= 2 && spaced) {
      replace(size, en_dash);
    } else if (size == 2 && !blank(left) && !blank(right)) {
      replace(size, is_digit(left) && is_digit(right) ? en_dash : " – ");
    } else {
      at_ += size;
    }
  }

  void dots() {
    const std::size_t size = count('.');
    if (size == 3) {
      replace(size, "…");
    } else {
      at_ += size;
    }
  }

  void number() {
    const char32_t left = before();
    if (is_letter_or_digit(left) || left == '_') {
      ++at_;  // part of a name: H2O, covid19
      return;
    }
    const std::string_view rest = text_.substr(at_);
    if (const std::size_t phone =
            left == '+' ? international_phone_at(rest) : grouped_phone_at(rest)) {
      const std::string set = phone_display(rest.substr(0, phone));
      replace(phone, set);
      return;
    }
    keep_with_currency();
    const NumberRange range = number_range_at(rest, left);
    if (range.second != 0) {
      at_ += range.first;
      replace(1, en_dash);
      at_ += range.second;
    } else {
      at_ += range.first;
    }
    if (at_ < text_.size() && text_[at_] == ' ' &&
        is_listed(text_.substr(at_ + 1), language_.units))
      replace(1, no_break_space);
  }

  /// "€ 11": the cursor is at the number.
  void keep_with_currency() {
    constexpr std::string_view euro = "€ ";
    if (!text_.substr(copied_, at_ - copied_).ends_with(euro)) return;
    --at_;
    replace(1, no_break_space);
  }

  std::string_view text_;
  const Typography& language_;
  TextContext around_;
  char32_t last_;           // what was set last
  std::size_t at_ = 0;      // the cursor
  std::size_t copied_ = 0;  // all before it is in out_
  std::string& out_;
};

}  // namespace

const Typography* typography_of(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  if (primary == "nl") return &dutch;
  if (primary == "en") return &english;
  return nullptr;
}

void typeset(std::string_view text, const Typography& language, TextContext around,
             std::string& out) {
  Typesetter(text, language, around, out).run();
}

std::string typeset(std::string_view text, std::string_view language) {
  const Typography* habits = typography_of(language);
  if (habits == nullptr) return std::string(text);
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  typeset(text, *habits, {}, out);
  return out;
}

}  // namespace kier
