#pragma once

#include <cstddef>
#include <string_view>

namespace kier {

/// The length of a telephone number at text[at], however people write it: "09 230 56 46",
/// "09/230.56.46", "0470123456", "+32 9 230 56 46"; 0 when there is none. Short numbers
/// such as 1813 do not count. `at` is where a run of digits begins.
std::size_t phone_number_at(std::string_view text, std::size_t at);

/// True when the digits text[at, at + length) are no part of a date, a code, or the like.
bool stands_alone(std::string_view text, std::size_t at, std::size_t length);

}  // namespace kier
