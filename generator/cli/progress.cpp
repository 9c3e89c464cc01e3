#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace kier {
namespace {

using std::chrono::steady_clock;
constexpr auto patience = std::chrono::seconds(1);
constexpr auto pause = std::chrono::milliseconds(100);
constexpr std::size_t look_every = 64;  // the clock is asked now and then only
constexpr std::size_t width = 30;       // of the bar, in characters

}  // namespace

Progress::Progress(std::string what, Format format, Unit unit)
    : what_(std::move(what)),
      active_(format == Format::text && isatty(STDERR_FILENO) == 1),
      unit_(unit),
      start_(steady_clock::now()),
      shown_(start_) {}

Progress::~Progress() {
  if (visible_) fmt::print(stderr, "\r\033[K");
}

void Progress::step(std::size_t count) {
  const std::size_t done = count_ += count;
  if (active_ && (unit_ == Unit::bytes || done % look_every == 0)) show(done);
}

void Progress::show(std::size_t count) {
  const std::unique_lock lock(mutex_, std::try_to_lock);
  const auto now = steady_clock::now();
  if (!lock || now - start_ < patience || now - shown_ < pause) return;
  shown_ = now;
  visible_ = true;
  const std::size_t all = std::max(expected_.load(), count);
  const std::size_t done = width * count / all;
  const bool bytes = unit_ == Unit::bytes;
  const std::size_t size = bytes ? 1'000'000 : 1;
  fmt::print(stderr, "\r\033[K{} [{:#<{}}{:<{}}] {} of {} {}", what_, "", done, "", width - done,
             count / size, all / size, bytes ? "MB" : "files");
  std::fflush(stderr);
}

}  // namespace kier
