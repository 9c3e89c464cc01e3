#pragma once

#include <string>

#include "base/diagnostic.h"
#include "campaign/settings.h"
#include "data/value.h"

namespace kier {

/// campaign.yaml as Settings. No value only when there is no usable list of
/// languages; every other mistake leaves a gap and a diagnostic.
Outcome<Settings> read_settings(const Value& yaml, const std::string& file);

/// strings/<language>.yaml: texts, and lists of texts.
Outcome<Strings> read_strings(const Value& yaml, const std::string& file);

/// Reports keys that one language's strings have and another's lack.
Diagnostics compare_strings(const std::map<std::string, Strings, std::less<>>& strings);

}  // namespace kier
