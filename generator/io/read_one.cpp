#include "io/read_one.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "io/descriptor.h"
#include "io/names.h"

namespace kier {
namespace {

constexpr Rule cannot_read{"io/cannot-read", Severity::error, "this cannot be read: {words}",
                           "look whether the name is right, and the file there"};

}  // namespace

Outcome<std::string> read_one_file(const std::filesystem::path& path, std::size_t largest) {
  const auto refuse = [&](const std::string& words) {
    return complain(cannot_read, {printable(path.string())}, {{"words", words}});
  };
  // Not to wait for a pipe.
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file) return refuse(last_error().message());
  struct stat status = {};
  if (fstat(file.get(), &status) != 0) return refuse(last_error().message());
  if (!S_ISREG(status.st_mode)) return refuse("it is no file");
  std::string bytes;
  for (;;) {
    char part[65536];
    const ssize_t size = read(file.get(), part, sizeof part);
    if (size == 0) return bytes;
    if (size < 0 && errno != EINTR) return refuse(last_error().message());
    if (size > 0) bytes.append(part, static_cast<std::size_t>(size));
    if (bytes.size() > largest) return refuse("it is too large");
  }
}

}  // namespace kier
