#include "print/qr_svg.h"

#include <fmt/format.h>

namespace kier {

std::string qr_svg(const QrMatrix& matrix) {
  std::string path;
  for (const auto& outline : trace_outlines(matrix)) {
    // The last side is that of 'z'.
    path += fmt::format("M{} {}", outline[0].x + quiet_modules, outline[0].y + quiet_modules);
    for (std::size_t i = 1; i < outline.size(); ++i) {
      const int dx = outline[i].x - outline[i - 1].x, dy = outline[i].y - outline[i - 1].y;
      path += dy == 0 ? fmt::format("h{}", dx) : fmt::format("v{}", dy);
    }
    path += 'z';
  }
  const int side = matrix.size + 2 * quiet_modules;
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000" viewBox="0 0 {0} {0}">)"
      "\n"
      R"(<rect width="{0}" height="{0}" fill="#ffffff"/>)"
      "\n"
      R"(<path fill="#000000" fill-rule="evenodd" d="{1}"/>)"
      "\n</svg>\n",
      side, path);
}

}  // namespace kier
