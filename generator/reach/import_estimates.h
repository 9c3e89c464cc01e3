#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "reach/count_log.h"
#include "reach/estimate.h"

namespace kier {

/// Reads what GoatCounter, Plausible or Matomo exported as CSV; which of them, its first row says.
/// UTF-8 with or without a mark, or UTF-16 with one (Matomo and Excel write that). What belongs to
/// no channel of `rules` is left out, with one note of how many; a code that no channel has is
/// never repeated. Steps are those of `rules`, "scan" for the landing page itself, else "other".
/// Sorted, one estimate for each month, code and step. Errors, with line and column: none of the
/// three, a table that cannot be read, a number that is none. No value with an error.
///
/// GoatCounter exports one row per view, with a mark on the first of a session: those are counted.
Outcome<std::vector<Estimate>> import_estimates(std::string_view text, const std::string& file,
                                                const CountRules& rules);

}  // namespace kier
