#include "campaign/code.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "campaign/blocked_words.h"
#include "text/utf8.h"

namespace kier {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr unsigned reduction = 0b100101;  // x^5 + x^2 + 1

/// The product with a = 2 in GF(32).
constexpr unsigned doubled(unsigned element) {
  const unsigned shifted = element << 1;
  return (shifted & 32U) != 0 ? shifted ^ reduction : shifted;
}

/// a^3 d1 + a^2 d2 + a d3, by Horner's rule.
constexpr unsigned check_of(unsigned d1, unsigned d2, unsigned d3) {
  return doubled(doubled(doubled(d1) ^ d2) ^ d3);
}

/// The value of a character as it is, else nullopt.
std::optional<unsigned> value_of(char c) {
  const auto at = alphabet.find(c);
  if (at == alphabet.npos) return std::nullopt;
  return static_cast<unsigned>(at);
}

/// The character of the alphabet that somebody meant; NUL when there is none.
char meant(char32_t c) {
  if (c >= 'a' && c <= 'z') c = c - 'a' + 'A';
  if (c == 'O') return '0';
  if (c == 'I' || c == 'L') return '1';
  return c < 0x80 && alphabet.find(static_cast<char>(c)) != alphabet.npos ? static_cast<char>(c)
                                                                          : '\0';
}

bool is_filling(char32_t c) {
  const bool hyphen = c == '-' || (c >= 0x2010 && c <= 0x2015);
  return hyphen || c == '.' || c == '_' || is_space(c);
}

/// True when a reader can take `c` of a code for the letter of a word.
bool reads_as(char c, char letter) {
  constexpr std::pair<char, std::string_view> likenesses[] = {
      {'0', "O"}, {'1', "IL"}, {'3', "E"}, {'4', "A"}, {'5', "S"},
      {'7', "T"}, {'8', "B"},  {'V', "U"}};  // no code holds a U, but FVCK is read as if
  if (c == letter) return true;
  return std::any_of(std::begin(likenesses), std::end(likenesses), [&](const auto& likeness) {
    return likeness.first == c && likeness.second.find(letter) != std::string_view::npos;
  });
}

bool reads_as_word(std::string_view part, std::string_view word) {
  return std::equal(part.begin(), part.end(), word.begin(), word.end(), reads_as);
}

bool holds_word(std::string_view code) {
  const auto holds = [&](std::string_view word) {
    for (std::size_t at = 0; at + word.size() <= code.size(); ++at)
      if (reads_as_word(code.substr(at, word.size()), word)) return true;
    return false;
  };
  const auto words = blocked_words();
  return std::any_of(words.begin(), words.end(), holds);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// What Excel and LibreOffice read as a number: digits with at most one E between them.
bool looks_like_number(std::string_view code) {
  const auto letter = std::find_if_not(code.begin(), code.end(), is_digit);
  if (letter == code.end()) return true;
  return *letter == 'E' && letter != code.begin() && letter + 1 != code.end() &&
         std::all_of(letter + 1, code.end(), is_digit);
}

/// What they read as a day: a month's short name with a number before or behind it. In English,
/// Dutch, French and Turkish, as far as the alphabet goes.
bool looks_like_day(std::string_view code) {
  constexpr std::string_view months[] = {"JAN", "FEB", "MAR", "MRT", "APR", "AVR", "MAY", "AVG",
                                         "SEP", "DEC", "HAZ", "TEM", "KAS", "ARA", "JVN"};
  return std::any_of(std::begin(months), std::end(months), [&](std::string_view month) {
    return (code.starts_with(month) && is_digit(code.back())) ||
           (code.ends_with(month) && is_digit(code.front()));
  });
}

}  // namespace

std::string code_of(int number) {
  const auto n = static_cast<unsigned>(number);
  const std::array<unsigned, 3> d{n >> 10U & 31U, n >> 5U & 31U, n & 31U};
  return {alphabet[d[0]], alphabet[d[1]], alphabet[d[2]], alphabet[check_of(d[0], d[1], d[2])]};
}

std::optional<int> number_of_code(std::string_view code) {
  if (code.size() != code_length) return std::nullopt;
  std::array<unsigned, code_length> d{};
  for (std::size_t i = 0; i < d.size(); ++i) {
    const auto value = value_of(code[i]);
    if (!value) return std::nullopt;
    d[i] = *value;
  }
  if (check_of(d[0], d[1], d[2]) != d[3]) return std::nullopt;
  return static_cast<int>(d[0] << 10U | d[1] << 5U | d[2]);
}

bool is_nested_code(std::string_view code) {
  unsigned sum = 0;
  for (const char c : code) sum ^= value_of(c).value_or(0);
  return number_of_code(code).has_value() && sum == 0;
}

CodeReading read_code(std::string_view typed) {
  using Fault = CodeReading::Fault;
  std::string code;
  for (std::size_t at = 0; at < typed.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_utf8(typed, at);
    if (is_filling(c)) continue;
    const char character = meant(c);
    if (character == '\0')
      return {{}, Fault::character, std::string(typed.substr(begin, at - begin))};
    code += character;
  }
  if (code.size() != code_length) return {{}, Fault::length, {}};
  if (!number_of_code(code)) return {{}, Fault::check, {}};
  return {std::move(code), Fault::none, {}};
}

bool is_blocked_code(std::string_view code) {
  return looks_like_number(code) || looks_like_day(code) || holds_word(code);
}

std::uint64_t code_rank(std::string_view key, int number) {
  std::uint64_t z = 0xcbf29ce484222325U;
  for (const char c : key) z = (z ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  z += static_cast<std::uint64_t>(number) + 0x9e3779b97f4a7c15U;
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

std::vector<std::string> codes_in_order(std::string_view key) {
  using Place = std::tuple<bool, std::uint64_t, std::string>;
  std::vector<Place> places;
  for (int number = 0; number < code_count; ++number) {
    std::string code = code_of(number);
    if (is_blocked_code(code)) continue;
    places.emplace_back(!is_nested_code(code), code_rank(key, number), std::move(code));
  }
  std::sort(places.begin(), places.end());
  std::vector<std::string> codes;
  codes.reserve(places.size());
  for (Place& place : places) codes.push_back(std::move(std::get<std::string>(place)));
  return codes;
}

}  // namespace kier
