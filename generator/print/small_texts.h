#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/diagnostic.h"
#include "print/design.h"
#include "print/expectation.h"

namespace kier {

/// Remembers which texts were set smaller than many people read with ease, to say so once for
/// each design and not for every channel. From any thread.
class SmallTexts {
 public:
  void add(const Design& design, const FileExpectation& file);

  /// A warning for each design with such texts: its slots, with the smallest size of each.
  Diagnostics complaints() const;

 private:
  std::mutex mutex_;
  std::map<std::string, std::map<std::string, double>> smallest_;  ///< by file, by slot
};

}  // namespace kier
