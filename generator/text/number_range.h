#pragma once

#include <cstddef>
#include <string_view>

namespace kier {

/// A number at the start of a text, and the one behind its hyphen when the two are a
/// range. Sizes in bytes.
struct NumberRange {
  std::size_t first = 0;   ///< of the number, with its decimals or minutes: "9.30"
  std::size_t second = 0;  ///< of the number behind the hyphen; 0 when there is no range
};

/// Reads the number at the start of `text`. A range is two numbers that rise (12-25),
/// two times (9.30-12.00) or two decimals. Dates (2025-12-31, 12-2025), phone numbers
/// (016-244200), codes (covid-19, 1-2-3) and scores that fall are none.
/// `text` begins with a digit; `before` is the character before it, 0 for none.
NumberRange number_range_at(std::string_view text, char32_t before);

}  // namespace kier
