#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "data/value.h"

namespace kier {

/// Reads one YAML document; an empty one is none. `text` is UTF-8, and its first
/// line is line `first_line` of `file`; every value and key is marked with its
/// place in that file (nothing as a value with that of its key).
///
/// Plain scalars follow the core schema of YAML 1.2 (yaml_scalar.h); dates, yes,
/// no, on and off stay text. Keys are text as written, so `1:` is the key "1".
///
/// What YAML allows and a campaign does not need is an error: anchors, aliases,
/// tags, merge keys, keys that are not plain text, several documents, and what is
/// beyond these limits. Mistakes are all reported, one per top-level key at most
/// when YAML itself does not read. A value comes along only with warnings or with
/// a key that stands twice (the first one is found).
///
/// Safe to call from many threads at once.
Outcome<Value> parse_yaml(std::string_view text, const std::string& file, int first_line = 1);

constexpr std::size_t yaml_max_bytes = 1024 * 1024;
constexpr int yaml_max_depth = 32;  ///< lists and maps inside each other

}  // namespace kier
