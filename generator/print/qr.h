#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kier {

/// How much of a symbol may be lost: about 7, 15, 25 and 30 % (ISO/IEC 18004).
enum class Ecc : std::uint8_t { low, medium, quartile, high };

/// A QR symbol without its quiet zone.
struct QrMatrix {
  int size = 0;     ///< modules a side: 4 * version + 17, in [21, 177]
  int version = 0;  ///< in [1, 40]
  Ecc ecc = Ecc::medium;
  std::vector<bool> dark;  ///< size * size, row by row

  bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * size + x)]; }
};

/// Modules that stay free on every side (ISO/IEC 18004).
constexpr int quiet_modules = 4;

/// The smallest symbol for `text`, or nullopt when none holds it.
std::optional<QrMatrix> make_qr(std::string_view text, Ecc ecc);

/// The dark areas as closed outlines, in modules, for the even-odd rule: one path
/// without the seams that squares side by side show. Consecutive corners differ in one
/// coordinate.
struct Corner {
  int x = 0, y = 0;
};
std::vector<std::vector<Corner>> trace_outlines(const QrMatrix& matrix);

}  // namespace kier
