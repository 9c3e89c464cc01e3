#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kier {

/// The offset of the first byte that is no UTF-8 (overlong forms, surrogates and
/// values above U+10FFFF included); nullopt when all of `text` is UTF-8.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// The code point that begins at text[at], with `at` moved behind it. A byte that
/// begins none gives U+FFFD and is passed alone, so a loop always ends.
/// `at` in [0, text.size()).
char32_t decode_utf8(std::string_view text, std::size_t& at);

/// The last code point of `text`; 0 when it is empty.
char32_t last_code_point(std::string_view text);

/// Appends the UTF-8 of a code point in [0, 0x10FFFF].
void append_utf8(char32_t code_point, std::string& out);

/// A letter or a digit of any script. Characters outside the blocks of known
/// punctuation, spaces and symbols count as letters.
bool is_letter_or_digit(char32_t code_point);

/// White space as people see it: also the no-break and the thin ones.
bool is_space(char32_t code_point);

}  // namespace kier
