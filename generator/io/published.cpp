#include "io/published.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace kier {
namespace {

constexpr int read_only = O_RDONLY | O_NONBLOCK | O_NOCTTY;

bool holds(int file, std::string_view bytes) {
  thread_local std::array<char, std::size_t{32} * 1024> buffer;
  while (!bytes.empty()) {
    const auto got = read(file, buffer.data(), std::min(buffer.size(), bytes.size()));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    const auto size = static_cast<std::size_t>(got);
    if (std::memcmp(buffer.data(), bytes.data(), size) != 0) return false;
    bytes.remove_prefix(size);
  }
  return true;
}

}  // namespace

FileIdentity identity_of(const struct stat& status) {
  return {status.st_dev, status.st_ino, status.st_size, status.st_mtim};
}

bool operator==(const FileIdentity& a, const FileIdentity& b) {
  return a.device == b.device && a.number == b.number && a.size == b.size &&
         a.modified.tv_sec == b.modified.tv_sec && a.modified.tv_nsec == b.modified.tv_nsec;
}

std::optional<FileIdentity> PublishedFolder::find_same(const std::string& path,
                                                       std::string_view bytes) const {
  if (!exists()) return std::nullopt;
  const Descriptor file = open_beneath(folder_.get(), path, read_only);
  struct stat status = {};
  if (!file || fstat(file.get(), &status) != 0) return std::nullopt;
  constexpr mode_t permissions = 07777;
  if (!S_ISREG(status.st_mode) || (status.st_mode & permissions) != 0644 ||
      static_cast<std::size_t>(status.st_size) != bytes.size() || !holds(file.get(), bytes))
    return std::nullopt;
  return identity_of(status);
}

std::error_code read_file_beneath(int folder, const std::string& path, std::string& bytes) {
  const Descriptor file = open_beneath(folder, path, read_only);
  struct stat status = {};
  if (!file || fstat(file.get(), &status) != 0) return last_error();
  if (!S_ISREG(status.st_mode)) return std::make_error_code(std::errc::invalid_argument);
  bytes.clear();
  std::array<char, std::size_t{64} * 1024> buffer;
  for (;;) {
    const auto got = read(file.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return last_error();
    if (got == 0) return {};
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace kier
