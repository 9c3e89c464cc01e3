#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace kier {

/// The folders of a campaign that a build may see: single names in its root.
struct SourceFolders {
  std::vector<std::string> required = {"content"};
  std::vector<std::string> optional = {"templates", "assets"};
};

constexpr std::size_t largest_source = 20 * 1024 * 1024;  ///< bytes in one file

/// Reads all files below the named folders of the campaign's folder `root`, on
/// `threads` threads. The bytes are as on disk.
///
/// Left out in silence: what editors and systems leave behind, that is files and
/// folders whose names begin with '.' or end with '~'.
///
/// Nothing outside `root` is read, also when the disk changes meanwhile: a
/// symbolic link in the tree is an error (`root` itself may be one). Errors too:
/// a missing `root` or required folder, a pipe, socket or device, a file that
/// cannot be read or is larger than `largest_source`, a name that is not UTF-8 or
/// holds a control character or backslash. A warning: names that differ only in
/// capitals. The tree holds all that could be read; without `root` or a required
/// folder there is none.
Outcome<SourceTree> read_tree(const std::filesystem::path& root, const SourceFolders& folders,
                              unsigned threads);

}  // namespace kier
