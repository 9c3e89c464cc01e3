#pragma once

#include <filesystem>
#include <string>

#include "base/diagnostic.h"
#include "io/descriptor.h"
#include "io/read.h"

namespace kier {

enum class Seen { change, stop };

/// Tells when something changes in the folders that read_tree reads, now or in
/// folders that come later. What read_tree leaves out is not seen either.
class FolderWatch {
 public:
  /// Begins to watch below `root`. Changes from here on are not missed. An error
  /// when the system refuses to watch so many folders.
  static Outcome<FolderWatch> begin(const std::filesystem::path& root, SourceFolders folders);

  /// Waits for a change, then until nothing has changed for 50 ms (at most 1 s:
  /// an editor saves in several steps); or until `stop` can be read. An error when
  /// a new folder cannot be watched.
  Outcome<Seen> wait(int stop);

 private:
  FolderWatch(std::filesystem::path root, SourceFolders folders)
      : root_(std::move(root)), folders_(std::move(folders)) {}

  std::error_code begin_again();
  std::error_code watch(const std::filesystem::path& folder);
  std::error_code watch_below(const std::filesystem::path& top);
  bool take_events();
  bool matters(int watch, unsigned mask, std::string_view name);

  std::filesystem::path root_;
  SourceFolders folders_;
  Descriptor queue_;
  int of_root_ = -1;       // the watch on root_ itself
  bool is_stale_ = false;  // folders came or went, or events were lost
};

}  // namespace kier
