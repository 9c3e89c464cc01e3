#include "io/log_input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "io/decompress.h"
#include "io/descriptor.h"
#include "io/names.h"

namespace kier {
namespace {

constexpr std::size_t piece = 512 * 1024;  // of the file, at a time

constexpr Rule cannot_read{"io/log-unreadable", Severity::error, "this log cannot be read: {words}",
                           "check its name, and whether you may read it"};
constexpr Rule damaged{"io/log-damaged", Severity::warning,
                       "the compressed log is damaged or cut off; what comes before that place is "
                       "counted",
                       "fetch it from the server again"};

/// Fills `buffer` as far as the file goes; less only at its end.
std::error_code fill(int file, std::vector<char>& buffer, std::size_t& filled) {
  for (filled = 0; filled < buffer.size();) {
    const auto got = read(file, buffer.data() + filled, buffer.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return last_error();
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  return {};
}

/// Reads an open file; an error of the system, or `broken`.
std::error_code read_open(int file, const LogSink& sink,
                          const std::function<void(std::size_t)>& progress, bool& broken) {
  std::vector<char> buffer(piece);
  std::unique_ptr<Decompressor> stream;
  for (bool first = true;; first = false) {
    std::size_t filled = 0;
    if (const auto error = fill(file, buffer, filled)) return error;
    const std::string_view bytes(buffer.data(), filled);
    if (first) stream = decompressor_for(bytes);
    if (stream == nullptr && !bytes.empty())
      sink(bytes);
    else if (stream != nullptr && stream->feed(bytes, sink) == Inflation::damaged)
      broken = true;
    if (progress) progress(filled);
    if (filled < buffer.size() || broken) break;
  }
  broken = broken || (stream != nullptr && !stream->is_complete());
  return {};
}

}  // namespace

std::unique_ptr<Decompressor> decompressor_for(std::string_view beginning) {
  if (beginning.starts_with("\x1F\x8B")) return make_gunzip();
  if (beginning.starts_with("\x28\xB5\x2F\xFD")) return make_unzstd();
  return nullptr;
}

std::optional<Diagnostic> read_log(const std::string& path, const LogSink& sink,
                                   const std::function<void(std::size_t)>& progress) {
  const bool standard = path == "-";
  const Descriptor open_file(standard ? -1 : open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  const int file = standard ? STDIN_FILENO : open_file.get();
  if (file < 0)
    return complain(cannot_read, {printable(path)}, {{"words", last_error().message()}});
  posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
  bool broken = false;
  if (const auto error = read_open(file, sink, progress, broken))
    return complain(cannot_read, {printable(path)}, {{"words", error.message()}});
  if (broken) return complain(damaged, {printable(path)});
  return std::nullopt;
}

std::size_t log_size(const std::string& path) {
  struct stat status = {};
  if (path == "-" || stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  return static_cast<std::size_t>(status.st_size);
}

}  // namespace kier
