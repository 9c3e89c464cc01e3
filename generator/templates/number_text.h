#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kier {

/// As Python prints it: the shortest text that reads back the same, always with a
/// point or an exponent ("1.0", "1e+16", "inf").
std::string text_of_real(double number);

/// Whole numbers and real numbers as Python's int() and float() read them; spaces
/// around and '_' between digits are allowed. nullopt when the text is no number
/// or the number is too large. `base` in [2, 36], or 0 to follow the prefix.
std::optional<std::int64_t> read_integer(std::string_view text, int base);
std::optional<double> read_real(std::string_view text);

/// `number` rounded to `digits` decimals, in [-330, 330], half to even on the exact value,
/// as Python's round().
double round_real(double number, int digits);

}  // namespace kier
