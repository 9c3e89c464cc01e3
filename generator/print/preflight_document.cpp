#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "print/preflight_checks.h"
#include "print/press.h"

namespace kier {
namespace {

constexpr Rule no_title{"print/title", Severity::error,
                        "the file is called '{found}' in place of '{expected}'",
                        "make the file anew"};
constexpr Rule no_language{"print/language", Severity::error,
                           "the file says that its language is '{found}', and it is '{expected}'",
                           "make the file anew"};
constexpr Rule no_alt{"print/alt", Severity::error,
                      "pictures without a text for people who cannot see them: {count}",
                      "make the file anew; each code needs an alternative text"};
constexpr Rule not_embedded{"print/font-not-embedded", Severity::error,
                            "the font {font} is not in the file; a printer would put another",
                            "use a font in the design whose licence lets it be embedded"};
constexpr Rule not_cmyk{"print/colour-space", Severity::error,
                        "the file holds {what} in RGB, which a press turns into four inks",
                        "make the file anew"};
constexpr Rule transparent{"print/transparency", Severity::error,
                           "the file holds transparency, which presses may refuse",
                           "use plain areas in the design: no opacity, mask or filter"};
constexpr Rule no_intent{"print/output-intent", Severity::error,
                         "the file does not say for which way of printing its inks are meant",
                         "make the file anew"};
constexpr Rule too_much{"print/too-much-ink", Severity::error,
                        "on page {page}, {percent} % of ink lies on one place; presses take 300 %",
                        "lower the shares of that colour under 'print: inks:' of "
                        "content/campaign.yaml"};
constexpr Rule not_black{"print/plates", Severity::error,
                         "on page {page}, the code is printed with the inks {inks}, not with "
                         "black alone; it blurs when the plates shift",
                         "print codes in black"};

constexpr Rule wrong_date{"print/date", Severity::error,
                          "the file says that it is of '{found}', and it is of '{expected}': the "
                          "same order would give other bytes on each day",
                          "make the file anew"};

constexpr double most_ink = 3.0001;
constexpr double thin = 1.0;  // pt

double sum_of(const Paint& paint) {
  return paint.space == PaintSpace::cmyk
             ? paint.colour[0] + paint.colour[1] + paint.colour[2] + paint.colour[3]
             : 0;
}

bool touches(const PdfArea& a, const PdfArea& b) {
  return a.left < b.right && a.right > b.left && a.bottom < b.top && a.top > b.bottom;
}

bool covers(const PdfArea& a, const PdfArea& b) {
  return a.left <= b.left && a.right >= b.right && a.bottom <= b.bottom && a.top >= b.top;
}

/// `box` and `more` points around it, as PDF counts.
PdfArea area_of(const Box& box, double height, double more) {
  return {box.x * points_per_mm - more, height - box.bottom() * points_per_mm - more,
          box.right() * points_per_mm + more, height - box.y * points_per_mm + more};
}

bool is_white(const Paint& paint) {
  return !paint.is_text && ((paint.space == PaintSpace::cmyk && sum_of(paint) <= 0) ||
                            (paint.space == PaintSpace::grey && paint.colour[0] >= 1));
}

bool is_black_alone(const Paint& paint) {
  return paint.space == PaintSpace::grey ||
         (paint.space == PaintSpace::cmyk &&
          paint.colour[0] + paint.colour[1] + paint.colour[2] <= 0);
}

void check_code_inks(const PageUnderTest& test, const SetQr& code) {
  // A little smaller: the ground's own edge is rounded in the file.
  const PdfArea ground = area_of(code.ground, test.facts.height, -thin);
  const Paint* wrong = nullptr;
  for (const Paint& paint : test.facts.paints) {
    // The line that a plotter cuts along is not printed.
    if (paint.space == PaintSpace::spot || !touches(paint.area, ground)) continue;
    if (is_white(paint) && covers(paint.area, ground))
      wrong = nullptr;
    else if (!is_black_alone(paint))
      wrong = &paint;
  }
  if (wrong == nullptr) return;
  const auto& c = wrong->colour;
  test.report(not_black, {{"inks", wrong->space == PaintSpace::cmyk
                                       ? fmt::format("{:g}/{:g}/{:g}/{:g}", c[0], c[1], c[2], c[3])
                                       : std::string("of RGB")}});
}

/// Marks for the press are printed on all plates, but never on what is delivered.
bool is_mark(const PageUnderTest& test, const Paint& paint) {
  if (sum_of(paint) < 4) return false;
  return std::none_of(test.page.trims.begin(), test.page.trims.end(), [&](const Box& trim) {
    // Marks begin where the bleed ends.
    return touches(paint.area,
                   area_of(trim, test.facts.height, test.page.bleed * points_per_mm - thin / 2));
  });
}

void check_date(const PdfFacts& facts, const FileExpectation& file, const std::string& name,
                Diagnostics& found) {
  if (file.date.empty()) return;
  const std::string expected = pdf_moment(file.date);
  for (const std::string& moment : {facts.created, facts.modified}) {
    if (moment == expected) continue;
    found.push_back(complain(wrong_date, name, {{"found", moment}, {"expected", expected}}));
    return;
  }
}

void check_press(const PdfFacts& facts, const std::string& name, Diagnostics& found) {
  std::set<std::string> in_rgb(facts.in_rgb.begin(), facts.in_rgb.end());
  const auto is_rgb = [](const Paint& paint) { return paint.space == PaintSpace::rgb; };
  bool has_rgb = std::any_of(facts.in_patterns.begin(), facts.in_patterns.end(), is_rgb);
  for (const PageFacts& page : facts.pages)
    has_rgb = has_rgb || std::any_of(page.paints.begin(), page.paints.end(), is_rgb);
  if (has_rgb) in_rgb.insert("colours");
  for (const std::string& what : in_rgb)
    found.push_back(complain(not_cmyk, name, {{"what", what}}));
  if (facts.see_through) found.push_back(complain(transparent, name));
  if (facts.output_intent.empty() || facts.pdfx.empty() || facts.trapped.empty())
    found.push_back(complain(no_intent, name));
}

}  // namespace

void check_inks(const PageUnderTest& test) {
  double most = 0;
  for (const Paint& paint : test.facts.paints)
    if (!is_mark(test, paint)) most = std::max(most, sum_of(paint));
  if (most > most_ink) test.report(too_much, {{"percent", fmt::format("{:.0f}", most * 100)}});
  for (const SetQr& code : test.page.codes) check_code_inks(test, code);
}

void check_document(const PdfFacts& facts, const FileExpectation& file, const std::string& name,
                    Diagnostics& found) {
  if (facts.title != file.title || file.title.empty() || !facts.title_in_bar)
    found.push_back(complain(no_title, name, {{"found", facts.title}, {"expected", file.title}}));
  if (facts.language != file.language || file.language.empty())
    found.push_back(
        complain(no_language, name, {{"found", facts.language}, {"expected", file.language}}));
  std::set<std::string> outside;
  for (const PdfFont& font : facts.fonts)
    if (!font.embedded) outside.insert(font.name);
  for (const std::string& font : outside)
    found.push_back(complain(not_embedded, name, {{"font", font}}));
  const bool is_screen = file.kind == FileExpectation::Kind::screen;
  const std::size_t mute = facts.figures == 0 && is_screen ? 1 : facts.figures_without_alt;
  if (mute > 0) found.push_back(complain(no_alt, name, {{"count", std::to_string(mute)}}));
  check_date(facts, file, name, found);
  if (file.kind == FileExpectation::Kind::press) check_press(facts, name, found);
}

}  // namespace kier
