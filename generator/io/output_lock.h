#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "base/diagnostic.h"
#include "io/descriptor.h"

namespace kier {

/// How to wait for another build.
struct LockPatience {
  std::chrono::milliseconds longest{60'000};
  std::function<void(const Diagnostic&)> on_wait = {};  ///< called once, when waiting begins
};

/// Holds the file `lock` of a folder; the system lets go of it when the process
/// ends, however it ends.
class OutputLock {
 public:
  /// Waits while another process (or another lock here) holds it. `shown` is the
  /// output folder, for messages.
  static Outcome<OutputLock> acquire(int folder, const std::string& shown,
                                     const LockPatience& patience);

 private:
  explicit OutputLock(Descriptor file) : file_(std::move(file)) {}
  Descriptor file_;
};

}  // namespace kier
