#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "io/descriptor.h"
#include "io/output_lock.h"

namespace kier {

/// Files of one folder that one process at a time changes. Each is replaced as a whole: readers
/// see the old bytes or the new ones, also after a crash of the computer.
class FolderEdit {
 public:
  /// Locks the file `lock` in `root`/`folder`, which is made, empty, if it is not there; waits
  /// while others hold it. An error when one of `files` is open in LibreOffice, which would
  /// write over what is changed here.
  static Outcome<FolderEdit> begin(const std::filesystem::path& root, const std::string& folder,
                                   const std::string& lock, const std::vector<std::string>& files,
                                   const LockPatience& patience = {});

  /// Replaces files in this order; of a file that is unchanged nothing is touched. The lock's
  /// own file must be the last one: when it is replaced, others may begin.
  Diagnostics replace(const std::vector<SourceFile>& files);

 private:
  FolderEdit(Descriptor folder, Descriptor lock, std::string shown)
      : folder_(std::move(folder)), lock_(std::move(lock)), shown_(std::move(shown)) {}

  std::error_code replace_one(const std::string& name, std::string_view bytes);

  Descriptor folder_, lock_;
  std::string shown_;
};

}  // namespace kier
