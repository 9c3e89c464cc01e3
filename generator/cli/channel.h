#pragma once

#include "base/diagnostic.h"
#include "cli/options.h"
#include "content/edit_register.h"

namespace kier {

/// Prints the register as a table, or as JSON; or one channel with all that is known about it.
/// Returns the program's exit status.
int list_channels(const Options& options);
int show_channel(const Options& options);

/// Adds the rows of a list to the register, and returns the new channels. Which column is which:
/// from --map, from the last import, from the names of the columns, or asked on a terminal; if
/// that is new, `remembered` becomes the file that keeps it. Complaints go to `found`.
std::vector<Channel> import_channels(const Options& options, const SourceTree& tree,
                                     RegisterEdit& edit, Date day, std::string& remembered,
                                     Diagnostics& found);

/// The files of content/ alone; no value when they cannot be read.
std::optional<SourceTree> read_content(const Options& options, Diagnostics& found);

}  // namespace kier
