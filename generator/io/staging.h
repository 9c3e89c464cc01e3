#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <system_error>

#include "io/descriptor.h"
#include "io/published.h"

namespace kier {

/// The folder in which the next site is put together. Files get the permissions
/// 0644 and folders 0755 whatever the umask: a web server must be able to read
/// them. Paths are relative, "www/tips/index.html", and have been checked. Safe to
/// use from many threads at once.
class Staging {
 public:
  /// An empty folder of one name in `parent`; it must not be there yet.
  static std::error_code create(int parent, const std::string& name,
                                std::unique_ptr<Staging>& staging);

  std::error_code make_folder(const std::string& path);

  /// A new file; file_exists if it is there already.
  std::error_code write(const std::string& path, std::string_view bytes);

  /// The published file that holds the same bytes, with its time of modification:
  /// as another name of the same file, or a copy where the disk cannot do that.
  std::error_code keep(const std::string& path, const PublishedFolder& published,
                       const std::string& published_path, const FileIdentity& identity);

  int descriptor() const { return root_.get(); }

 private:
  using Shared = std::shared_ptr<const Descriptor>;

  Staging() = default;
  std::error_code open_folder(const std::string& path, Shared& folder);
  std::error_code create_file(const std::string& path, std::string_view bytes,
                              const timespec* modified);
  std::error_code copy(const std::string& path, const PublishedFolder& published,
                       const std::string& published_path, const FileIdentity& identity);

  Descriptor root_;
  bool umask_interferes_ = false;
  std::mutex mutex_;
  std::set<std::string, std::less<>> made_;
  std::map<std::string, Shared, std::less<>> open_;  // parents of other folders, some of them
};

}  // namespace kier
