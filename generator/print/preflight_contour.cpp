#include <algorithm>
#include <cmath>

#include "print/preflight_checks.h"
#include "print/press.h"

namespace kier {
namespace {

constexpr Rule wrong_contour{"print/cut-contour", Severity::error,
                             "on page {page}, the line that the plotter cuts along {what}",
                             "make the file anew; its place is the rectangle 'kiss-cut' of the "
                             "design"};

constexpr double rounding = 0.5;  // pt

/// `box` as PDF counts.
PdfArea area_of(const Box& box, double height) {
  return {box.x * points_per_mm, height - box.bottom() * points_per_mm, box.right() * points_per_mm,
          height - box.y * points_per_mm};
}

bool is_near(const PdfArea& a, const PdfArea& b) {
  return std::max({std::abs(a.left - b.left), std::abs(a.bottom - b.bottom),
                   std::abs(a.right - b.right), std::abs(a.top - b.top)}) < rounding;
}

/// What is wrong with it; empty when nothing is.
std::string wrong_about(const PdfFacts& facts, const PageUnderTest& test) {
  const auto& contour = test.page.contour;
  std::size_t count = 0;
  for (const Paint& paint : test.facts.paints) {
    if (paint.space != PaintSpace::spot) continue;
    if (!contour) return "stands where the design has none";
    if (!paint.is_line || paint.is_text) return "is an area";
    if (!is_near(paint.area, area_of(contour->box, test.facts.height))) return "is somewhere else";
    ++count;
  }
  if (!contour) return {};
  if (count == 0 || !facts.spots.contains(contour_ink)) return "has no ink of its own";
  return facts.overprints ? "" : "hides what is below it";
}

}  // namespace

void check_contour(const PdfFacts& facts, const PageUnderTest& test) {
  if (std::string what = wrong_about(facts, test); !what.empty())
    test.report(wrong_contour, {{"what", std::move(what)}});
}

}  // namespace kier
