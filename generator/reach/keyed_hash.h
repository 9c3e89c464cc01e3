#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace kier {

/// 128 random bits that live as long as one run: whoever steals the results cannot try addresses
/// until one fits. No result depends on them.
using HashKey = std::array<std::uint64_t, 2>;

/// SipHash-1-3 (Aumasson and Bernstein 2012, with the rounds that hash tables use). Nobody without
/// the key can make two texts collide on purpose.
std::uint64_t keyed_hash(const HashKey& key, std::string_view text);

}  // namespace kier
