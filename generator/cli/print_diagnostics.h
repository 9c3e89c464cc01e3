#pragma once

#include "base/diagnostic.h"
#include "cli/options.h"

namespace kier {

/// Prints what was found: as text to standard error with a count at the end, in
/// colour on a terminal; as JSON to standard output: one array of
/// {file, line, column, severity, rule, message, hint}.
void print_diagnostics(const Diagnostics& diagnostics, Format format);

}  // namespace kier
