#include "io/output_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <thread>

#include "io/output_rules.h"

namespace kier {
namespace {

constexpr Rule waiting{"io/waiting", Severity::note,
                       "another build is using this output folder; waiting until it has ended"};
constexpr Rule busy{"io/busy", Severity::error,
                    "another build is still using this output folder after {seconds} seconds",
                    "wait until it has ended, or end it; this build published nothing"};

/// False when somebody removed the file that we hold: others would not see it.
bool is_still_there(int folder, int file) {
  struct stat held = {};
  struct stat there = {};
  return fstat(file, &held) == 0 && fstatat(folder, "lock", &there, AT_SYMLINK_NOFOLLOW) == 0 &&
         held.st_ino == there.st_ino && held.st_dev == there.st_dev;
}

}  // namespace

Outcome<OutputLock> OutputLock::acquire(int folder, const std::string& shown,
                                        const LockPatience& patience) {
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + patience.longest;
  for (bool told = false;;) {
    Descriptor file = open_beneath(folder, "lock", O_RDWR | O_CREAT, 0600);
    if (!file) return output_error(shown + "/.kier/lock", last_error());
    if (flock(file.get(), LOCK_EX | LOCK_NB) == 0) {
      if (is_still_there(folder, file.get())) return OutputLock(std::move(file));
    } else if (errno != EWOULDBLOCK && errno != EINTR) {
      return output_error(shown + "/.kier/lock", last_error());
    }
    if (!told && patience.on_wait) patience.on_wait(complain(waiting, {shown}));
    told = true;
    if (Clock::now() >= deadline) {
      const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience.longest);
      return complain(busy, {shown}, {{"seconds", std::to_string(seconds.count())}});
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

}  // namespace kier
