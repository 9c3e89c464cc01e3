#include "io/staging.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace kier {
namespace {

constexpr mode_t folder_mode = 0755;
constexpr mode_t file_mode = 0644;
constexpr mode_t permissions = 0777;
constexpr std::size_t most_open = 64;  // descriptors are few; parents of folders are fewer

std::string parent_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? "" : path.substr(0, slash);
}

std::string name_in_parent(const std::string& path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

}  // namespace

std::error_code Staging::create(int parent, const std::string& name,
                                std::unique_ptr<Staging>& staging) {
  if (mkdirat(parent, name.c_str(), folder_mode) != 0) return last_error();
  std::unique_ptr<Staging> made(new Staging);
  made->root_ = open_beneath(parent, name, O_RDONLY | O_DIRECTORY);
  struct stat status = {};
  if (!made->root_ || fstat(made->root_.get(), &status) != 0) return last_error();
  made->umask_interferes_ = (status.st_mode & permissions) != folder_mode;
  staging = std::move(made);
  return {};
}

/// Opened, and made before that when needed.
std::error_code Staging::open_folder(const std::string& path, Shared& folder) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = open_.find(path); found != open_.end()) folder = found->second;
  }
  if (folder) return {};
  if (!path.empty())
    if (const auto error = make_folder(path)) return error;
  folder = std::make_shared<const Descriptor>(
      open_beneath(root_.get(), path.empty() ? "." : path, O_RDONLY | O_DIRECTORY));
  if (!*folder) return last_error();
  const std::lock_guard lock(mutex_);
  if (open_.size() == most_open) open_.clear();
  open_.emplace(path, folder);
  return {};
}

std::error_code Staging::make_folder(const std::string& path) {
  {
    const std::lock_guard lock(mutex_);
    if (made_.contains(path)) return {};
  }
  Shared parent;
  if (const auto error = open_folder(parent_of(path), parent)) return error;
  const std::string name = name_in_parent(path);
  // Another thread may be a moment earlier.
  if (mkdirat(parent->get(), name.c_str(), folder_mode) != 0 && errno != EEXIST)
    return last_error();
  if (umask_interferes_) {
    const Descriptor folder = open_beneath(parent->get(), name, O_RDONLY | O_DIRECTORY);
    if (!folder || fchmod(folder.get(), folder_mode) != 0) return last_error();
  }
  const std::lock_guard lock(mutex_);
  made_.insert(path);
  return {};
}

std::error_code Staging::create_file(const std::string& path, std::string_view bytes,
                                     const timespec* modified) {
  if (const std::string parent = parent_of(path); !parent.empty())
    if (const auto error = make_folder(parent)) return error;
  Descriptor file = open_beneath(root_.get(), path, O_WRONLY | O_CREAT | O_EXCL, file_mode);
  if (!file) return last_error();
  if (umask_interferes_ && fchmod(file.get(), file_mode) != 0) return last_error();
  if (const auto error = write_all(file.get(), bytes)) return error;
  if (modified != nullptr) {
    const timespec times[2] = {*modified, *modified};
    if (futimens(file.get(), times) != 0) return last_error();
  }
  return file.close();
}

std::error_code Staging::write(const std::string& path, std::string_view bytes) {
  return create_file(path, bytes, nullptr);
}

std::error_code Staging::keep(const std::string& path, const PublishedFolder& published,
                              const std::string& published_path, const FileIdentity& identity) {
  Shared parent;
  if (const auto error = open_folder(parent_of(path), parent)) return error;
  const std::string name = name_in_parent(path);
  if (linkat(published.descriptor(), published_path.c_str(), parent->get(), name.c_str(), 0) != 0) {
    if (errno == EEXIST) return last_error();
    return copy(path, published, published_path, identity);
  }
  // The name may have come to mean another file since the bytes were compared.
  struct stat status = {};
  if (fstatat(parent->get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return last_error();
  if (S_ISREG(status.st_mode) && identity_of(status) == identity) return {};
  return std::make_error_code(std::errc::text_file_busy);
}

std::error_code Staging::copy(const std::string& path, const PublishedFolder& published,
                              const std::string& published_path, const FileIdentity& identity) {
  std::string bytes;
  if (const auto error = read_file_beneath(published.descriptor(), published_path, bytes))
    return error;
  if (const auto same = published.find_same(published_path, bytes); !same || !(*same == identity))
    return std::make_error_code(std::errc::text_file_busy);
  return create_file(path, bytes, &identity.modified);
}

}  // namespace kier
