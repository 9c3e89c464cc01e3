#include "print/transform.h"

#include "catch.h"

using namespace kier;

namespace {

Box placed(std::string_view transform, Box box = {1, 2, 3, 4}) {
  const auto matrix = parse_transform(transform);
  REQUIRE(matrix);
  return transformed(*matrix, box);
}

void check_box(const Box& box, const Box& wanted) {
  CHECK(box.x == Approx(wanted.x).margin(1e-9));
  CHECK(box.y == Approx(wanted.y).margin(1e-9));
  CHECK(box.width == Approx(wanted.width));
  CHECK(box.height == Approx(wanted.height));
}

}  // namespace

TEST_CASE("transforms place boxes as SVG says") {
  check_box(placed(""), {1, 2, 3, 4});
  check_box(placed("translate(10)"), {11, 2, 3, 4});
  check_box(placed("translate(10,-20)"), {11, -18, 3, 4});
  check_box(placed("scale(2)"), {2, 4, 6, 8});
  check_box(placed("scale(2 3)"), {2, 6, 6, 12});
  check_box(placed("rotate(90)"), {-6, 1, 4, 3});
  check_box(placed("rotate(90 1 2)"), {-3, 2, 4, 3});
  check_box(placed("matrix(1 0 0 1 5 6)"), {6, 8, 3, 4});
  // The right one is applied first.
  check_box(placed("translate(10 0) scale(2)"), {12, 4, 6, 8});
  check_box(placed(" scale( 2 ) , translate(+10 0)\n"), {22, 4, 6, 8});
}

TEST_CASE("only turns by a quarter keep boxes upright") {
  CHECK(parse_transform("rotate(270)")->keeps_boxes());
  CHECK(parse_transform("scale(-1 2)")->keeps_boxes());
  CHECK_FALSE(parse_transform("rotate(10)")->keeps_boxes());
  CHECK_FALSE(parse_transform("skewX(3)")->keeps_boxes());
}

TEST_CASE("a transform that cannot be read is none") {
  for (const char* text : {"turn(3)", "scale", "scale(", "scale(1", "scale()", "translate(1 2 3)",
                           "matrix(1 2 3)", "scale(1e999)", "rotate(1 2)", "translate(a)"})
    CHECK_FALSE(parse_transform(text));
}
