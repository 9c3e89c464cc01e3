#include "io/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace kier {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

EntryKind kind_of_type(int folder, const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG:
      return EntryKind::file;
    case DT_DIR:
      return EntryKind::folder;
    case DT_LNK:
      return EntryKind::link;
    case DT_UNKNOWN:  // some file systems do not say
      return kind_of(folder, entry.d_name);
    default:
      return EntryKind::other;
  }
}

}  // namespace

EntryKind kind_of(int folder, const std::string& name) {
  struct stat status = {};
  if (fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT ? EntryKind::missing : EntryKind::other;
  if (S_ISREG(status.st_mode)) return EntryKind::file;
  if (S_ISDIR(status.st_mode)) return EntryKind::folder;
  return S_ISLNK(status.st_mode) ? EntryKind::link : EntryKind::other;
}

std::string name_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::file:
      return "a file";
    case EntryKind::folder:
      return "a folder";
    case EntryKind::link:
      return "a symbolic link";
    case EntryKind::missing:
      return "not there";
    case EntryKind::other:
      break;
  }
  return "a device, pipe or socket";
}

std::error_code list_folder(int folder, std::vector<FolderEntry>& entries) {
  // A descriptor of its own: fdopendir takes it over, and reading moves it.
  Descriptor again(openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!again) return last_error();
  const std::unique_ptr<DIR, CloseFolder> stream(fdopendir(again.get()));
  if (!stream) return last_error();
  again.release();
  errno = 0;
  while (const dirent* entry = readdir(stream.get())) {
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    const EntryKind kind = kind_of_type(folder, *entry);
    entries.push_back({std::move(name), kind});
    errno = 0;
  }
  if (errno != 0) return last_error();
  std::sort(entries.begin(), entries.end(),
            [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
  return {};
}

Descriptor make_folder(int parent, const std::string& name, unsigned mode) {
  if (mkdirat(parent, name.c_str(), mode) != 0 && errno != EEXIST) return {};
  return Descriptor(openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

}  // namespace kier
