#pragma once

#include <string>
#include <string_view>

#include "data/value.h"

namespace kier {

/// What a plain (unquoted) scalar means, by the core schema of YAML 1.2: nothing
/// (empty, ~, null), true or false, a whole number, a number, else text.
///
/// Stricter than the schema where it would lose what the author typed: a number
/// that begins with + or with a needless 0, a hexadecimal or octal one, .inf,
/// .nan, and one that does not fit 64 bits stay text. So `phone: 0470123456` and
/// `+3293100000` keep every digit, and a whole number is always spelled as in the
/// file (but for "-0").
Value plain_scalar(std::string_view text);

/// `text` as a quoted YAML scalar, for hints: "C: d", or 'say "x"'.
std::string quoted_scalar(std::string_view text);

}  // namespace kier
