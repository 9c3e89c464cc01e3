#pragma once
// Letters as Python counts and changes them, so that templates give what they give
// with Jinja2. UTF-8 itself is read and written by text/utf8.h.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace kier {

/// How many letters, as Python counts a string's length.
std::size_t count_letters(std::string_view text);

/// The bytes of each letter, for indexing by letter.
std::vector<std::string_view> split_letters(std::string_view text);

bool is_python_space(char32_t letter);  ///< as str.isspace: also some control characters
bool is_word(char32_t letter);          ///< letter, digit or '_', as \w of Python's re

std::string_view trim_start(std::string_view text);
std::string_view trim_end(std::string_view text);

/// Latin, Greek, Cyrillic and Armenian; other letters stay as they are. "ß" becomes
/// "SS", a sigma at the end of a word "ς", as in Python.
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);
std::string capitalize(std::string_view text);  ///< first letter upper, the rest lower

}  // namespace kier
