#include "io/descriptor.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

namespace kier {
namespace {

int call_openat2(int folder, const char* path, int flags, unsigned mode) {
  open_how how = {};
  how.flags = static_cast<std::uint64_t>(static_cast<unsigned>(flags));
  how.mode = mode;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  long result = 0;
  do {  // EAGAIN: a rename elsewhere crossed our way
    result = syscall(SYS_openat2, folder, path, &how, sizeof how);
  } while (result < 0 && (errno == EAGAIN || errno == EINTR));
  return static_cast<int>(result);
}

/// Kernels before 5.6 and some sandboxes do not have the call.
bool has_openat2() {
  static const bool has = static_cast<bool>(
      Descriptor(call_openat2(AT_FDCWD, ".", O_PATH | O_DIRECTORY | O_CLOEXEC, 0)));
  return has;
}

/// The same, folder by folder.
Descriptor open_step_by_step(int folder, const std::string& path, int flags, unsigned mode) {
  Descriptor at;
  std::size_t begin = 0;
  for (std::size_t slash; (slash = path.find('/', begin)) != path.npos; begin = slash + 1) {
    const std::string part = path.substr(begin, slash - begin);
    if (part.empty() || part == "..") {
      errno = EXDEV;
      return {};
    }
    at = Descriptor(openat(at ? at.get() : folder, part.c_str(),
                           O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!at) return {};
  }
  const std::string last = path.substr(begin);
  if (last == "..") {
    errno = EXDEV;
    return {};
  }
  return Descriptor(openat(at ? at.get() : folder, last.c_str(), flags, mode));
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

std::error_code Descriptor::close() {
  const int number = std::exchange(number_, -1);
  if (number >= 0 && ::close(number) != 0 && errno != EINTR) return last_error();
  return {};
}

std::error_code last_error() {
  return {errno, std::generic_category()};
}

std::error_code write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return last_error();
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Descriptor open_beneath(int folder, const std::string& path, int flags, unsigned mode) {
  flags |= O_NOFOLLOW | O_CLOEXEC;
  if (!has_openat2()) return open_step_by_step(folder, path, flags, mode);
  return Descriptor(call_openat2(folder, path.c_str(), flags, mode));
}

}  // namespace kier
