#pragma once

#include <array>
#include <cstdint>

namespace kier {

/// 128 bits of the system's random numbers.
std::array<std::uint64_t, 2> random_key();

}  // namespace kier
