#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

#include "cli/options.h"

namespace kier {

/// A bar on the terminal for work that takes longer than a second. In a pipe, and for
/// programs, it says nothing. It is gone when the work is done.
class Progress {
 public:
  enum class Unit { files, bytes };
  Progress(std::string what, Format format, Unit unit = Unit::files);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// How many pieces there will be, once that is known; a few more or less do not matter.
  void expect(std::size_t count) { expected_ = count; }

  /// One more piece is done, or so many bytes. From any thread.
  void step(std::size_t count = 1);

 private:
  void show(std::size_t count);

  std::string what_;
  bool active_;
  Unit unit_;
  std::chrono::steady_clock::time_point start_;
  std::atomic<std::size_t> count_{0}, expected_{0};
  std::mutex mutex_;
  std::chrono::steady_clock::time_point shown_;
  bool visible_ = false;
};

}  // namespace kier
