#include "io/replace_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <thread>

#include "io/folder.h"
#include "io/names.h"
#include "io/published.h"

namespace kier {
namespace {

constexpr Rule in_use{"io/in-use", Severity::error,
                      "somebody else is changing this folder, and still is after {seconds} seconds",
                      "wait until that has ended, and try again; nothing was changed"};
constexpr Rule open_elsewhere{"io/open-elsewhere", Severity::error,
                              "this file is open in LibreOffice, which would write over the change",
                              "close it there and try again; if it is not open any more, remove "
                              "'{lock}'"};
constexpr Rule cannot_change{"io/cannot-change", Severity::error, "this cannot be changed: {words}",
                             "mend that and try again; the file is as it was"};

Diagnostic refused(const std::string& path) {
  return complain(cannot_change, {printable(path)}, {{"words", last_error().message()}});
}

/// False when the file that we locked has been replaced meanwhile.
bool is_still_there(int folder, const std::string& name, int file) {
  struct stat held = {};
  struct stat there = {};
  return fstat(file, &held) == 0 &&
         fstatat(folder, name.c_str(), &there, AT_SYMLINK_NOFOLLOW) == 0 &&
         held.st_ino == there.st_ino && held.st_dev == there.st_dev;
}

/// The permissions of the file that is replaced.
mode_t mode_of(int folder, const std::string& name) {
  struct stat status = {};
  constexpr mode_t usual = 0644, permissions = 07777;
  if (fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return usual;
  return status.st_mode & permissions;
}

}  // namespace

Outcome<FolderEdit> FolderEdit::begin(const std::filesystem::path& root, const std::string& folder,
                                      const std::string& lock,
                                      const std::vector<std::string>& files,
                                      const LockPatience& patience) {
  using Clock = std::chrono::steady_clock;
  Descriptor open_folder(
      open((root / folder).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
  if (!open_folder) return refused(folder);
  for (const std::string& file : files)
    if (const std::string mark = ".~lock." + file + '#';
        kind_of(open_folder.get(), mark) != EntryKind::missing)
      return complain(open_elsewhere, {folder + '/' + file}, {{"lock", folder + '/' + mark}});
  constexpr unsigned usual_mode = 0644;
  const auto deadline = Clock::now() + patience.longest;
  for (;;) {
    Descriptor file = open_beneath(open_folder.get(), lock, O_RDWR | O_CREAT, usual_mode);
    if (!file) return refused(folder + '/' + lock);
    if (flock(file.get(), LOCK_EX | LOCK_NB) == 0) {
      if (is_still_there(open_folder.get(), lock, file.get()))
        return FolderEdit(std::move(open_folder), std::move(file), folder);
    } else if (errno != EWOULDBLOCK && errno != EINTR) {
      return refused(folder + '/' + lock);
    }
    if (Clock::now() >= deadline) {
      const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience.longest);
      return complain(in_use, {folder}, {{"seconds", std::to_string(seconds.count())}});
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

std::error_code FolderEdit::replace_one(const std::string& name, std::string_view bytes) {
  std::string old;
  if (!read_file_beneath(folder_.get(), name, old) && old == bytes) return {};
  const std::string fresh = '.' + name + ".new";
  constexpr unsigned usual_mode = 0644;
  unlinkat(folder_.get(), fresh.c_str(), 0);  // of a process that was killed
  Descriptor file = open_beneath(folder_.get(), fresh, O_WRONLY | O_CREAT | O_EXCL, usual_mode);
  if (!file) return last_error();
  auto error = write_all(file.get(), bytes);
  if (!error && fchmod(file.get(), mode_of(folder_.get(), name)) != 0) error = last_error();
  if (!error && fsync(file.get()) != 0) error = last_error();
  if (const auto closing = file.close(); !error) error = closing;
  if (!error && renameat(folder_.get(), fresh.c_str(), folder_.get(), name.c_str()) != 0)
    error = last_error();
  if (error) {
    unlinkat(folder_.get(), fresh.c_str(), 0);
    return error;
  }
  fsync(folder_.get());  // not every file system can; the names are right all the same
  return {};
}

Diagnostics FolderEdit::replace(const std::vector<SourceFile>& files) {
  for (const SourceFile& file : files)
    if (const auto error = replace_one(file.path, file.text))
      return {complain(cannot_change, {printable(shown_ + '/' + file.path)},
                       {{"words", error.message()}})};
  return {};
}

}  // namespace kier
