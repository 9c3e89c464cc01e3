#pragma once

#include "io/descriptor.h"

namespace kier {

/// Ctrl+C, a closed terminal, or `kill`: from here on they do not end the program
/// but make `descriptor()` readable. To be made before any thread is begun.
class StopSignal {
 public:
  StopSignal();
  int descriptor() const { return signals_.get(); }

 private:
  Descriptor signals_;
};

}  // namespace kier
