#pragma once

#include <filesystem>
#include <string>

#include "base/diagnostic.h"
#include "io/read.h"

namespace kier {

/// The bytes of a file that the user named, wherever it is: at most `largest` of them. Errors: it
/// is not there, is no file, is too large, or the system says no.
Outcome<std::string> read_one_file(const std::filesystem::path& path,
                                   std::size_t largest = largest_source);

}  // namespace kier
