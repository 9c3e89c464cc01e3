#pragma once

#include <optional>
#include <string>

#include "data/value.h"
#include "templates/work.h"

namespace kier {

/// The value as JSON that is safe inside a script element and in HTML text: keys
/// sorted, everything but ASCII as \uXXXX, and so are < > & '. These are the bytes
/// that Jinja2's tojson writes. `indent` in [0, 20] puts every item on its own line.
/// Numbers that JSON has no text for (inf, nan) are a problem.
std::optional<std::string> json_text(const Value& value, std::optional<int> indent, Work& work);

}  // namespace kier
