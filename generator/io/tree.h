#pragma once

#include <string>
#include <system_error>
#include <vector>

namespace kier {

/// The paths of all files below the open folder, sorted; folders with nothing in
/// them as "path/".
std::error_code list_tree(int folder, unsigned threads, std::vector<std::string>& paths);

/// Removes `name` in the open folder with all that is in it; no mistake if it is
/// not there. Follows no link.
std::error_code remove_tree(int parent, const std::string& name, unsigned threads);

}  // namespace kier
