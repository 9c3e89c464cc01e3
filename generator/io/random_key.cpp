#include "io/random_key.h"

#include <sys/random.h>

#include <cstdlib>

namespace kier {

std::array<std::uint64_t, 2> random_key() {
  std::array<std::uint64_t, 2> key = {};
  // getrandom(2): up to 256 bytes it neither fails nor is interrupted.
  if (getrandom(key.data(), sizeof key, 0) != static_cast<ssize_t>(sizeof key)) std::abort();
  return key;
}

}  // namespace kier
