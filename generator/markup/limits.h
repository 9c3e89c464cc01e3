#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace kier {

/// Errors for a text that is too much for one page: more than 1 MiB, more than 50,000
/// lines, a line of more than 64 KiB, more than 100 lists and quotes within each other,
/// or so many marks in one paragraph that reading it would take long (the parser's time
/// grows with their square). Any text without such an error is read in well under a
/// second. `first_line` is the line of `file` that `text` begins on.
Diagnostics check_limits(std::string_view text, const std::string& file, int first_line);

}  // namespace kier
