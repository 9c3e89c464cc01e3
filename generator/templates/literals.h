#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kier {

/// A number as it stands at the beginning of a text.
struct NumberLiteral {
  std::string digits;  ///< with its prefix ("0x1f"), without '_'
  std::size_t length = 0;
  bool real = false;
};

/// Scans a number as Jinja2 writes them: 42, 1_000, 0x1f, 0b101, 0o17, 1.5, 2e3.
/// `text` begins with a digit.
NumberLiteral scan_number(std::string_view text);

/// The same where no real number can stand, as after the dot of `list.0.1`.
NumberLiteral scan_whole_number(std::string_view text);

/// Resolves \n, \t, \\, \', \", \xHH, \uHHHH, \UHHHHHHHH and octal escapes as Python
/// does; an unknown one stays as it is.
std::string resolve_escapes(std::string_view text);

}  // namespace kier
