#pragma once

#include <filesystem>
#include <string>

#include "base/diagnostic.h"

namespace kier {

/// The bytes of a file that the user named, wherever it is: at most `largest_source` of them
/// (io/read.h). Errors: it is not there, is no file, is too large, or the system says no.
Outcome<std::string> read_one_file(const std::filesystem::path& path);

}  // namespace kier
