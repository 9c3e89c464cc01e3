#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kier {

/// Why an artefact cannot be written to `path`, in words that complete "it ...";
/// empty when it can: relative, within one of `folders`, of plain parts of at most
/// 255 bytes, at most 64 of them, and not a manifest.
std::string problem_with_path(std::string_view path, const std::vector<std::string>& folders);

}  // namespace kier
