// The only file that includes <qrencode.h>.
#include "print/qr.h"

#include <qrencode.h>

#include <array>
#include <memory>

namespace kier {
namespace {

QRecLevel level_of(Ecc ecc) {
  switch (ecc) {
    case Ecc::low:
      return QR_ECLEVEL_L;
    case Ecc::medium:
      return QR_ECLEVEL_M;
    case Ecc::quartile:
      return QR_ECLEVEL_Q;
    case Ecc::high:
      break;
  }
  return QR_ECLEVEL_H;
}

/// The sides of dark modules that face a light one, as arrows from corner to corner with
/// the dark on their right. At every corner as many arrows come in as go out, so following
/// them always ends where it began.
class Arrows {
 public:
  explicit Arrows(const QrMatrix& matrix)
      : size_(matrix.size), out_(static_cast<std::size_t>((size_ + 1) * (size_ + 1))) {
    const auto dark = [&](int x, int y) {
      return x >= 0 && y >= 0 && x < size_ && y < size_ && matrix.at(x, y);
    };
    for (int y = 0; y < size_; ++y)
      for (int x = 0; x < size_; ++x) {
        if (!dark(x, y)) continue;
        if (!dark(x, y - 1)) add(x, y, east);
        if (!dark(x + 1, y)) add(x + 1, y, south);
        if (!dark(x, y + 1)) add(x + 1, y + 1, west);
        if (!dark(x - 1, y)) add(x, y + 1, north);
      }
  }

  int corners() const { return size_ + 1; }
  bool any_at(int x, int y) const { return out(x, y) != 0; }

  /// The outline through (x, y), which has an arrow; its arrows are used up.
  std::vector<Corner> follow(int x, int y) {
    std::vector<Corner> outline;
    const int start_x = x, start_y = y;
    int direction = first_at(x, y);
    int before = -1;
    do {
      direction = before < 0 ? direction : next_at(x, y, before);
      if (direction != before) outline.push_back({x, y});
      out(x, y) &= static_cast<std::uint8_t>(~(1U << direction));
      x += dx[static_cast<std::size_t>(direction)];
      y += dy[static_cast<std::size_t>(direction)];
      before = direction;
    } while (x != start_x || y != start_y);
    return outline;
  }

 private:
  static constexpr int east = 0, south = 1, west = 2, north = 3;
  static constexpr std::array<int, 4> dx{1, 0, -1, 0}, dy{0, 1, 0, -1};

  std::uint8_t& out(int x, int y) { return out_[static_cast<std::size_t>(y * corners() + x)]; }
  std::uint8_t out(int x, int y) const { return out_[static_cast<std::size_t>(y * corners() + x)]; }
  bool has(int x, int y, int direction) const { return (out(x, y) >> direction & 1U) != 0; }
  void add(int x, int y, int direction) { out(x, y) |= static_cast<std::uint8_t>(1U << direction); }

  int first_at(int x, int y) const {
    int direction = 0;
    while (!has(x, y, direction)) ++direction;
    return direction;
  }

  /// Right before straight on before left: modules that touch at a corner only stay apart.
  int next_at(int x, int y, int before) const {
    for (const int turn : {1, 0})
      if (has(x, y, (before + turn) % 4)) return (before + turn) % 4;
    return (before + 3) % 4;
  }

  int size_;
  std::vector<std::uint8_t> out_;  ///< by corner: a bit for each direction
};

}  // namespace

std::optional<QrMatrix> make_qr(std::string_view text, Ecc ecc) {
  // Case-sensitive: it parts the text into stretches of its own choice, the shortest way.
  const std::string copy(text);
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeString(copy.c_str(), 0, level_of(ecc), QR_MODE_8, 1), QRcode_free);
  if (!code || copy.size() != std::string_view(copy.c_str()).size()) return std::nullopt;
  QrMatrix matrix{code->width, code->version, ecc, {}};
  const auto modules = static_cast<std::size_t>(code->width * code->width);
  matrix.dark.reserve(modules);
  for (std::size_t i = 0; i < modules; ++i) matrix.dark.push_back((code->data[i] & 1U) != 0);
  return matrix;
}

std::vector<std::vector<Corner>> trace_outlines(const QrMatrix& matrix) {
  std::vector<std::vector<Corner>> outlines;
  Arrows arrows(matrix);
  for (int y = 0; y < arrows.corners(); ++y)
    for (int x = 0; x < arrows.corners(); ++x)
      while (arrows.any_at(x, y)) outlines.push_back(arrows.follow(x, y));
  return outlines;
}

}  // namespace kier
