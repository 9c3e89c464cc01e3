// Trees are walked level by level, on several threads: the 10,000 folders of a
// large site mostly lie beside each other, not in each other.
#include "io/tree.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/parallel.h"
#include "io/descriptor.h"
#include "io/folder.h"

namespace kier {
namespace {

struct Folder {
  std::string path;  ///< from the top; "" is the top itself
  std::vector<std::string> folders;
  std::vector<std::string> files;  ///< everything else
  std::error_code error;
};
using Level = std::vector<Folder>;

std::string join(const std::string& path, const std::string& name) {
  return path.empty() ? name : path + '/' + name;
}

Descriptor open_folder(int top, const std::string& path) {
  return open_beneath(top, path.empty() ? "." : path, O_RDONLY | O_DIRECTORY);
}

std::error_code unless_gone() {
  return errno == ENOENT ? std::error_code() : last_error();
}

std::error_code unlink_all(int folder, const std::vector<std::string>& names, int flags) {
  for (const std::string& name : names)
    if (unlinkat(folder, name.c_str(), flags) != 0)
      if (const auto error = unless_gone()) return error;
  return {};
}

/// Lists each folder and hands it, open, to `visit(int, Folder&)`.
template <class Visit>
std::error_code walk(int top, unsigned threads, std::vector<Level>& levels, Visit visit) {
  for (std::vector<std::string> paths{""}; !paths.empty();) {
    levels.push_back(
        parallel_map(std::span<const std::string>(paths), threads, [&](const std::string& path) {
          Folder folder{path, {}, {}, {}};
          const Descriptor open = open_folder(top, path);
          std::vector<FolderEntry> entries;
          folder.error = open ? list_folder(open.get(), entries) : last_error();
          for (FolderEntry& entry : entries)
            (entry.kind == EntryKind::folder ? folder.folders : folder.files)
                .push_back(std::move(entry.name));
          if (!folder.error) folder.error = visit(open.get(), folder);
          return folder;
        }));
    paths.clear();
    for (const Folder& folder : levels.back()) {
      if (folder.error) return folder.error;
      for (const std::string& name : folder.folders) paths.push_back(join(folder.path, name));
    }
  }
  return {};
}

std::error_code empty_folder(int top, unsigned threads) {
  std::vector<Level> levels;
  const auto remove_files = [](int open, const Folder& folder) {
    const auto error = unlink_all(open, folder.files, 0);
    // A folder that somebody made read-only; only its owner can undo that.
    if (error != std::errc::permission_denied || fchmod(open, 0700) != 0) return error;
    return unlink_all(open, folder.files, 0);
  };
  if (const auto error = walk(top, threads, levels, remove_files)) return error;
  for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
    parallel_for(level->size(), threads, [&](std::size_t i) {
      Folder& folder = (*level)[i];
      if (folder.folders.empty()) return;
      const Descriptor open = open_folder(top, folder.path);
      folder.error = open ? unlink_all(open.get(), folder.folders, AT_REMOVEDIR) : last_error();
    });
    for (const Folder& folder : *level)
      if (folder.error) return folder.error;
  }
  return {};
}

}  // namespace

std::error_code list_tree(int folder, unsigned threads, std::vector<std::string>& paths) {
  std::vector<Level> levels;
  const auto nothing = [](int, const Folder&) { return std::error_code(); };
  if (const auto error = walk(folder, threads, levels, nothing)) return error;
  for (const Level& level : levels) {
    for (const Folder& one : level) {
      if (one.files.empty() && one.folders.empty() && !one.path.empty())
        paths.push_back(one.path + '/');
      for (const std::string& file : one.files) paths.push_back(join(one.path, file));
    }
  }
  std::sort(paths.begin(), paths.end());
  return {};
}

std::error_code remove_tree(int parent, const std::string& name, unsigned threads) {
  const EntryKind kind = kind_of(parent, name);
  if (kind == EntryKind::missing) return {};
  if (kind != EntryKind::folder) return unlink_all(parent, {name}, 0);
  {
    const Descriptor top = open_beneath(parent, name, O_RDONLY | O_DIRECTORY);
    if (!top) return unless_gone();
    if (const auto error = empty_folder(top.get(), threads)) return error;
  }
  return unlink_all(parent, {name}, AT_REMOVEDIR);
}

}  // namespace kier
