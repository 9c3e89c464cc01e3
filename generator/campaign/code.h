// The codes that stand on print. A person types them from a poster in the rain, so a slip of the
// finger must never lead to another venue, and a code must not read as a word or a number.
//
// A code has four characters of Crockford's alphabet (no I, L, O, U): three that count and a check.
// Characters are elements of the field GF(32) with the polynomial x^5 + x^2 + 1; with a = 2, every
// code satisfies a^3 d1 + a^2 d2 + a d3 + c = 0. The four factors differ and none is 0. So one
// wrong character, two that changed places (side by side or around a third), and a pair such as
// AA read as BB never give a code again.
//
// In 1,024 of the 32,768 codes d1 + d2 + d3 + c = 0 too: any two of those differ in three
// characters. They are given out first, so that even two slips seldom name another venue.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kier {

constexpr int code_length = 4;
constexpr int code_count = 32768;

/// The code of `number` in [0, code_count): 1000 -> "0Z83".
std::string code_of(int number);

/// The number of a code in its one form; nullopt for anything that is no code.
std::optional<int> number_of_code(std::string_view code);

/// True for a code of the 1,024 that differ in three characters.
bool is_nested_code(std::string_view code);

/// What a text that somebody typed is.
struct CodeReading {
  enum class Fault {
    none,
    length,     ///< not four characters
    character,  ///< one that stands in no code: see `character`
    check,      ///< a slip of the finger: four good characters that are no code
  };
  std::string code;  ///< in its one form; empty unless the fault is none
  Fault fault = Fault::none;
  std::string character;
};

/// Reads what a person typed: capitals or not, O for 0, I and L for 1, with spaces, full stops and
/// hyphens anywhere.
CodeReading read_code(std::string_view typed);

/// True for codes that are never given out: a word that hurts or that is about suicide, drugs or
/// sex, in Dutch, French, English or Turkish (blocked_words.cpp), also with digits for letters;
/// only digits, which look like a helpline; and what a spreadsheet takes for a number or a day
/// and changes: 12E4, MAR1.
bool is_blocked_code(std::string_view code);

/// Every code that may be given out, in the order in which that is done: first those of the nested
/// 1,024, then the others, each by code_rank(key, number). The next code is the first one here
/// that was never issued.
std::vector<std::string> codes_in_order(std::string_view key);

/// Orders codes as if by chance, but for one key always alike: splitmix64(FNV-1a(key) + number).
/// The key is the campaign's base_url, so that two campaigns begin differently.
std::uint64_t code_rank(std::string_view key, int number);

}  // namespace kier
