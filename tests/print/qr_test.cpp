#include "print/qr.h"

#include <cmath>

#include "catch.h"

using namespace kier;

namespace {

/// True when (x, y), in modules, is inside an odd number of outlines: the even-odd rule.
bool is_inside(const std::vector<std::vector<Corner>>& outlines, double x, double y) {
  bool inside = false;
  for (const auto& outline : outlines)
    for (std::size_t i = 0; i < outline.size(); ++i) {
      const Corner a = outline[i], b = outline[(i + 1) % outline.size()];
      if (a.x == b.x && (a.y > y) != (b.y > y) && a.x > x) inside = !inside;
    }
  return inside;
}

}  // namespace

TEST_CASE("the outlines of a symbol are its modules") {
  for (const Ecc ecc : {Ecc::low, Ecc::medium, Ecc::quartile, Ecc::high}) {
    const auto matrix = make_qr("https://OPEENKIER.BE/K/7FQF/", ecc);
    REQUIRE(matrix);
    const auto outlines = trace_outlines(*matrix);
    bool same = true;
    for (int y = -1; y <= matrix->size; ++y)
      for (int x = -1; x <= matrix->size; ++x) {
        const bool within = x >= 0 && y >= 0 && x < matrix->size && y < matrix->size;
        const bool dark = within && matrix->at(x, y);
        same = same && dark == is_inside(outlines, x + 0.5, y + 0.5);
      }
    CHECK(same);
  }
}

TEST_CASE("outlines run along the sides of modules and turn at every corner") {
  const auto matrix = make_qr("kier", Ecc::medium);
  REQUIRE(matrix);
  for (const auto& outline : trace_outlines(*matrix)) {
    REQUIRE(outline.size() >= 4);
    for (std::size_t i = 0; i < outline.size(); ++i) {
      const Corner a = outline[i], b = outline[(i + 1) % outline.size()];
      const Corner c = outline[(i + 2) % outline.size()];
      CHECK((a.x == b.x) != (a.y == b.y));
      CHECK((a.x == b.x) != (b.x == c.x));
    }
  }
}

TEST_CASE("modules that touch at a corner only have outlines of their own") {
  const QrMatrix matrix{2, 1, Ecc::low, {true, false, false, true}};
  CHECK(trace_outlines(matrix).size() == 2);
}

TEST_CASE("a scheme in small letters and the rest in capitals need a small symbol") {
  const auto medium = make_qr("https://HIKIKOMORI.GENT/K/7FQF", Ecc::medium);
  const auto high = make_qr("https://HIKIKOMORI.GENT/K/7FQF", Ecc::high);
  REQUIRE(medium);
  REQUIRE(high);
  CHECK(medium->version == 2);
  CHECK(medium->size == 25);
  CHECK(high->version == 3);
  CHECK(high->size == 29);
}

TEST_CASE("what no symbol holds, and a zero byte, make none") {
  CHECK_FALSE(make_qr(std::string(3000, 'x'), Ecc::high));
  CHECK_FALSE(make_qr(std::string_view("a\0b", 3), Ecc::low));
  CHECK_FALSE(make_qr("", Ecc::low));
}
