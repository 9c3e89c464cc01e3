#pragma once

#include <string>
#include <string_view>

namespace kier {

/// SHA-256 (FIPS 180-4) in 64 lower-case hexadecimal digits. Safe to call from
/// many threads at once; aborts when the library has no SHA-256.
std::string sha256(std::string_view bytes);

}  // namespace kier
