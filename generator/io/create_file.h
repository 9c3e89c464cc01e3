#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace kier {

/// Writes a file that is not there yet, with the folders above it, below the open-able
/// folder `root`; `path` is '/'-separated and never leaves `root`, not through a
/// symbolic link either. Errors: there is something already, which stays as it is, and
/// whatever the system says; of a file that could not be written whole nothing stays.
Diagnostics create_file(const std::filesystem::path& root, const std::string& path,
                        std::string_view bytes);

}  // namespace kier
