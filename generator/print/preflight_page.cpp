#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "print/preflight_checks.h"

namespace kier {
namespace {

constexpr Rule wrong_box{"print/boxes", Severity::error,
                         "page {page} has {box} of {found} mm in place of {expected} mm",
                         "make the file anew"};
constexpr Rule no_bleed{
    "print/bleed", Severity::error,
    "on page {page}, ink touches the {side} edge and ends before the bleed does",
    "draw it on, {bleed} mm over the edge: a cut is never exact"};
constexpr Rule unsafe{
    "print/safe-zone", Severity::error,
    "on page {page}, {what} stands {found} mm from the edge; it needs {needed} mm",
    "move it inwards in the design: a cut is never exact"};
constexpr Rule annotation{"print/annotation", Severity::error,
                          "page {page} holds {count} links or notes, which presses refuse",
                          "make the file anew"};
constexpr Rule wrong_link{"print/link", Severity::error,
                          "page {page} has to hold one link, to '{expected}', and holds {found}",
                          "make the file anew"};

constexpr double rounding_mm = 0.1;
constexpr double text_margin = 4, code_margin = 6;
// Strips are too narrow for that; they are torn or cut by hand.
constexpr double strip_margin = 2, strip_code_margin = 3, strip_code_below = 20;

std::string written(const Box& box) {
  return fmt::format("{:.1f}+{:.1f}+{:.1f}x{:.1f}", box.x, box.y, box.width, box.height);
}

bool is_near(double a, double b) {
  return std::abs(a - b) < rounding_mm;
}

bool is_same(const Box& a, const Box& b) {
  return is_near(a.x, b.x) && is_near(a.y, b.y) && is_near(a.width, b.width) &&
         is_near(a.height, b.height);
}

Box widened(const Box& box, double more) {
  return {box.x - more, box.y - more, box.width + 2 * more, box.height + 2 * more};
}

Box part_of(const Box& box, const Box& whole) {
  const double left = std::max(box.x, whole.x), top = std::max(box.y, whole.y);
  return {left, top, std::min(box.right(), whole.right()) - left,
          std::min(box.bottom(), whole.bottom()) - top};
}

void check_box(const PageUnderTest& test, const char* name, const std::optional<Box>& found,
               const Box& expected) {
  if (found && is_same(*found, expected)) return;
  test.report(wrong_box, {{"box", name},
                          {"found", found ? written(*found) : "nothing"},
                          {"expected", written(expected)}});
}

/// How far `box` is from the nearest edge of the copy that it stands on; negative outside.
double distance_to_cut(const Box& box, const std::vector<Box>& trims) {
  double best = -1000;
  for (const Box& trim : trims)
    best = std::max(best, std::min({box.x - trim.x, box.y - trim.y, trim.right() - box.right(),
                                    trim.bottom() - box.bottom()}));
  return best;
}

void check_distance(const PageUnderTest& test, const std::string& what, const Box& box,
                    double needed) {
  const double distance = distance_to_cut(box, test.page.trims);
  if (distance >= needed - rounding_mm) return;
  test.report(unsafe, {{"what", what},
                       {"found", fmt::format("{:.1f}", distance)},
                       {"needed", fmt::format("{:g}", needed)}});
}

/// How far a point is from the line of a contour, on either side.
double distance_to(const Contour& contour, double x, double y) {
  const Box& box = contour.box;
  const double half_width = box.width / 2 - contour.radius;
  const double half_height = box.height / 2 - contour.radius;
  const double dx = std::abs(x - box.x - box.width / 2) - half_width;
  const double dy = std::abs(y - box.y - box.height / 2) - half_height;
  return std::abs(std::hypot(std::max(dx, 0.0), std::max(dy, 0.0)) +
                  std::min(std::max(dx, dy), 0.0) - contour.radius);
}

/// One edge of a trim: from (x, y) along (dx, dy), outwards is (ox, oy).
struct Edge {
  const char* name;
  double x, y, length;
  int dx, dy, ox, oy;
};

class BleedCheck {
 public:
  BleedCheck(const PageUnderTest& test, const Box& trim)
      : test_(test),
        picture_(test.view.render(test.index, widened(trim, test.page.bleed), pixels_per_mm)) {}

  void run(const Box& trim) const {
    const std::array<Edge, 4> edges{{{"top", trim.x, trim.y, trim.width, 1, 0, 0, -1},
                                     {"bottom", trim.x, trim.bottom(), trim.width, 1, 0, 0, 1},
                                     {"left", trim.x, trim.y, trim.height, 0, 1, -1, 0},
                                     {"right", trim.right(), trim.y, trim.height, 0, 1, 1, 0}}};
    for (const Edge& edge : edges)
      if (picture_.bytes.empty() || !continues(edge))
        test_.report(no_bleed,
                     {{"side", edge.name}, {"bleed", fmt::format("{:g}", test_.page.bleed)}});
  }

 private:
  static constexpr double pixels_per_mm = 2;
  // Pixels on an edge mix both sides of it: samples keep away from edges.
  static constexpr double away = 0.75;
  // What a plotter follows is no ink, nor are the pixels that it runs through. Mm on either side.
  static constexpr double line = 0.72;
  // A slanting line comes out elsewhere.
  static constexpr double slant = 4, step = 1;

  bool continues(const Edge& edge) const {
    for (double along = step; along < edge.length; along += step)
      if (is_inked(edge, along, -away) && !is_inked_around(edge, along)) return false;
    return true;
  }

  bool is_inked_around(const Edge& edge, double along) const {
    for (double shift = 0; shift <= slant; shift += 0.5)
      for (const double sign : {1.0, -1.0})
        if (is_inked(edge, along + sign * shift, test_.page.bleed - away)) return true;
    return false;
  }

  bool is_inked(const Edge& edge, double along, double out) const {
    const double x = edge.x + along * edge.dx + out * edge.ox;
    const double y = edge.y + along * edge.dy + out * edge.oy;
    if (test_.page.contour && distance_to(*test_.page.contour, x, y) < line) return false;
    const std::uint8_t* rgb = picture_.at(x, y);
    return std::min({rgb[0], rgb[1], rgb[2]}) < 252;
  }

  const PageUnderTest& test_;
  Raster picture_;
};

}  // namespace

void check_boxes(const PageUnderTest& test) {
  const Box media{0, 0, test.page.width, test.page.height};
  check_box(test, "a MediaBox", test.facts.media, media);
  if (test.page.trims.empty()) return;
  const Box& trim = test.page.trims.front();
  check_box(test, "a TrimBox", test.facts.trim, trim);
  check_box(test, "a BleedBox", test.facts.bleed, part_of(widened(trim, test.page.bleed), media));
}

void check_bleed(const PageUnderTest& test) {
  if (test.page.bleed <= 0) return;
  for (const Box& trim : test.page.trims) BleedCheck(test, trim).run(trim);
}

void check_safe_zone(const PageUnderTest& test) {
  for (const SetText& text : test.page.texts)
    check_distance(test, text.slot, text.box,
                   text.slot.starts_with("strip-") ? strip_margin : text_margin);
  for (const SetQr& code : test.page.codes) {
    const double module = code.ground.width / (code.matrix.size + 2 * quiet_modules);
    check_distance(test, "the code", widened(code.ground, -quiet_modules * module),
                   code.min_box < strip_code_below ? strip_code_margin : code_margin);
  }
}

void check_annotations(const PageUnderTest& test) {
  const PageFacts& facts = test.facts;
  if (test.is_press()) {
    if (facts.annotations > 0)
      test.report(annotation, {{"count", std::to_string(facts.annotations)}});
    return;
  }
  if (test.file.kind != FileExpectation::Kind::screen || test.page.codes.empty()) return;
  const std::string& expected = test.page.codes.front().text;
  const auto lower = [](std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
  };
  if (facts.links.size() == 1 && lower(facts.links[0]) == lower(expected)) return;
  const std::string found = facts.links.empty()       ? "none"
                            : facts.links.size() == 1 ? "one to '" + facts.links[0] + "'"
                                                      : std::to_string(facts.links.size());
  test.report(wrong_link, {{"expected", expected}, {"found", found}});
}

}  // namespace kier
