#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "data/value.h"

namespace kier {

/// Compact JSON: keys in the order of the map, UTF-8 as it is, control characters
/// escaped, markup as its text. A real keeps its point ("1.0"); infinity and NaN,
/// which JSON cannot say, become null. Escaping for a place in HTML is up to the
/// caller.
std::string to_json(const Value& value);

/// Appends `text` as a JSON string, with its quotes.
void append_json(std::string_view text, std::string& out);

/// Reads one JSON value; everything in it is marked with its place in `file`.
/// Errors: what is not JSON, a key that stands twice, lists and objects nested
/// more than `json_max_depth` deep, a whole number beyond 64 bits. A value comes
/// along only without errors.
Outcome<Value> parse_json(std::string_view text, const std::string& file);

constexpr int json_max_depth = 64;

}  // namespace kier
