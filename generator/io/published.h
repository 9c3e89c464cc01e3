#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "io/descriptor.h"

namespace kier {

/// Which file it was that held the same bytes: enough to know it again.
struct FileIdentity {
  dev_t device = 0;
  ino_t number = 0;
  off_t size = 0;
  timespec modified = {};
};

FileIdentity identity_of(const struct stat& status);
bool operator==(const FileIdentity& a, const FileIdentity& b);

/// A folder of the site that is published now, to compare the next one with; it
/// may be missing. Safe to use from many threads at once.
class PublishedFolder {
 public:
  PublishedFolder() = default;
  explicit PublishedFolder(Descriptor folder) : folder_(std::move(folder)) {}

  bool exists() const { return static_cast<bool>(folder_); }
  int descriptor() const { return folder_.get(); }

  /// The file at `path` if it holds exactly `bytes` and everybody may read it.
  /// Nothing else is trusted, neither its time nor the manifest: somebody may have
  /// changed the file by hand.
  std::optional<FileIdentity> find_same(const std::string& path, std::string_view bytes) const;

 private:
  Descriptor folder_;
};

/// All bytes of the regular file at `path`; neither device, pipe nor link.
std::error_code read_file_beneath(int folder, const std::string& path, std::string& bytes);

}  // namespace kier
