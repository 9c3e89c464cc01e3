#pragma once

#include <optional>
#include <string_view>

#include "data/value.h"

namespace kier {

/// Reads what nearly all front matter consists of: keys of letters, digits, _ and
/// - with plain or simply quoted values on one line or folded over several (>- and
/// |-), lists and maps of such values, also in brackets and braces. Nothing for
/// anything else, right or wrong: the YAML parser then
/// decides. Why two readers: yaml-cpp's scanner takes 80 ns a byte, which for
/// 10,000 pages is more than all Markdown together; this takes 4. A fuzz target
/// holds them to the same values and marks.
///
/// `text` holds no control characters but line ends and tabs, and no byte order mark.
std::optional<Value> parse_plain_yaml(std::string_view text, int first_line);

}  // namespace kier
