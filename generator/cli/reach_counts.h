#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/options.h"
#include "reach/count_log.h"

namespace kier {

/// A file of counts may hold years of a large campaign.
constexpr std::size_t largest_counts = std::size_t{1} << 30;

/// Reads and counts the logs of the command line, several at once; the result does not depend on
/// the number of threads. No value when one of them cannot be read: a day of which a part is
/// missing must not be taken for a whole one.
std::optional<Tally> count_logs(const Options& options, const CountRules& rules,
                                Diagnostics& found);

/// Merges files that `kier reach --partial` wrote; "-" is standard input.
std::optional<Tally> merge_partial_files(const std::vector<std::string>& files, Diagnostics& found);

}  // namespace kier
