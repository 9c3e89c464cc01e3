#include "io/watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

#include "io/names.h"

namespace kier {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr Rule too_many{"io/watch-limit", Severity::error,
                        "this system does not let us watch so many folders for changes",
                        "allow more until the next start of this computer with: sudo sysctl "
                        "fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024"};
constexpr Rule failed{"io/watch", Severity::error,
                      "this folder cannot be watched for changes: {words}",
                      "'kier build' and 'kier check' work without"};

constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE |
                                  IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;
constexpr milliseconds quiet{50}, longest{1'000};

Diagnostic complaint(const fs::path& root, std::error_code error) {
  if (error == std::errc::no_space_on_device || error == std::errc::too_many_files_open)
    return complain(too_many, {printable(root.string())});
  return complain(failed, {printable(root.string())}, {{"words", error.message()}});
}

/// True when `events` can be read before `patience` is over; `stop` ends the wait.
bool can_read(int events, int stop, milliseconds patience) {
  std::array<pollfd, 2> ready{{{events, POLLIN, 0}, {stop, POLLIN, 0}}};
  int found = 0;
  do found = poll(ready.data(), ready.size(), static_cast<int>(patience.count()));
  while (found < 0 && errno == EINTR);
  return ready[0].revents != 0 && ready[1].revents == 0;
}

}  // namespace

Outcome<FolderWatch> FolderWatch::begin(const fs::path& root, SourceFolders folders) {
  FolderWatch watch(root, std::move(folders));
  if (const auto error = watch.begin_again()) return complaint(root, error);
  return watch;
}

/// All watches anew: simpler than to follow each folder that moves, and it does not
/// miss what happened in a new folder before its watch stood, as all is read after.
std::error_code FolderWatch::begin_again() {
  Descriptor queue(inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  if (!queue) return last_error();
  queue_ = std::move(queue);
  is_stale_ = false;
  of_root_ = inotify_add_watch(queue_.get(), root_.c_str(), changes | IN_ONLYDIR);
  if (of_root_ < 0) return last_error();
  for (const auto* names : {&folders_.required, &folders_.optional})
    for (const std::string& name : *names)
      if (const auto error = watch_below(root_ / name)) return error;
  return {};
}

std::error_code FolderWatch::watch(const fs::path& folder) {
  constexpr std::uint32_t flags = changes | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK;
  if (inotify_add_watch(queue_.get(), folder.c_str(), flags) >= 0) return {};
  // Gone meanwhile, a file, a link, closed to us: reading it says so.
  const bool is_limit = errno == ENOSPC || errno == ENOMEM;
  return is_limit ? last_error() : std::error_code();
}

std::error_code FolderWatch::watch_below(const fs::path& top) {
  if (const auto error = watch(top)) return error;
  std::error_code ignored;
  if (fs::is_symlink(top, ignored)) return {};
  const auto options = fs::directory_options::skip_permission_denied;
  fs::recursive_directory_iterator at(top, options, ignored);
  for (; at != fs::recursive_directory_iterator(); at.increment(ignored)) {
    const std::string name = at->path().filename().string();
    if (at->symlink_status(ignored).type() != fs::file_type::directory) continue;
    if (name.front() == '.' || name.back() == '~') {
      at.disable_recursion_pending();
    } else if (const auto error = watch(at->path())) {
      return error;
    }
  }
  return {};
}

bool FolderWatch::matters(int watch, unsigned mask, std::string_view name) {
  const bool of_folder = (mask & (IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF)) != 0;
  if ((mask & IN_IGNORED) != 0) return false;  // IN_DELETE_SELF came before
  if (!of_folder && !name.empty() && (name.front() == '.' || name.back() == '~')) return false;
  if (watch == of_root_ && !of_folder) {
    const auto has = [&](const std::vector<std::string>& names) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (!has(folders_.required) && !has(folders_.optional)) return false;
  }
  is_stale_ |= of_folder || (mask & IN_ISDIR) != 0;
  return true;
}

/// Reads what is there; true when something of it is a change.
bool FolderWatch::take_events() {
  alignas(inotify_event) std::array<char, 16 * 1024> buffer;
  bool changed = false;
  for (ssize_t size; (size = read(queue_.get(), buffer.data(), buffer.size())) > 0;) {
    for (ssize_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      const std::string_view name = event->len > 0 ? event->name : "";
      changed |= matters(event->wd, event->mask, name);
      at += static_cast<ssize_t>(sizeof *event + event->len);
    }
  }
  return changed;
}

Outcome<Seen> FolderWatch::wait(int stop) {
  constexpr milliseconds forever{-1};
  for (;;) {
    if (!can_read(queue_.get(), stop, forever)) return Seen::stop;
    if (take_events()) break;
  }
  const auto start = steady_clock::now();
  while (steady_clock::now() - start < longest && can_read(queue_.get(), stop, quiet))
    take_events();
  if (is_stale_)
    if (const auto error = begin_again()) return complaint(root_, error);
  return Seen::change;
}

}  // namespace kier
