#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "cli/options.h"
#include "data/value.h"

namespace kier {

/// Prints what was found: as text to standard error with a count at the end, in
/// colour on a terminal; as JSON to standard output: one array of
/// {file, line, column, severity, rule, message, hint}.
void print_diagnostics(const Diagnostics& diagnostics, Format format);

/// The same as data, a list of maps.
Value diagnostics_value(const Diagnostics& diagnostics);

/// Text from a file for a terminal: control characters, and those that turn the direction of
/// a line, are shown as '?'.
std::string shown_text(std::string_view text);

}  // namespace kier
