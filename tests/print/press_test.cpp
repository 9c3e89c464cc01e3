// The last step: boxes, inks, and what a press or a reader of screens needs.
#include "print/press.h"

#include "catch.h"
#include "print/pdf_facts.h"
#include "sheet.h"

using namespace kier;
using Kind = FileExpectation::Kind;

namespace {

PdfFacts facts_of(const Sheet& sheet) {
  auto facts = read_pdf_facts(finished(sheet), true);
  REQUIRE(facts.has_value());
  return std::move(*facts);
}

/// A sheet with something drawn on it, as finishing it for the press comments on it.
std::string said_of(std::function<void(cairo_t*)> on_top) {
  Sheet sheet;
  sheet.on_top = std::move(on_top);
  return messages(finish_pdf(sheet.drawn(), sheet.options()).diagnostics);
}

bool has_paint(const PdfFacts& facts, const std::array<double, 4>& ink) {
  for (const Paint& paint : facts.pages[0].paints)
    if (paint.space == PaintSpace::cmyk && paint.colour == ink) return true;
  return false;
}

}  // namespace

TEST_CASE("press: black and greys go to black alone, other colours to their inks") {
  Sheet sheet;
  sheet.on_top = [](cairo_t* cr) {
    cairo_set_source_rgb(cr, 0.6, 0.6, 0.6);
    cairo_rectangle(cr, 20, 20, 5, 5);
    cairo_fill(cr);
    cairo_set_source_rgb(cr, 1 / 255.0, 2 / 255.0, 3 / 255.0);
    cairo_rectangle(cr, -3, -3, 1, 1);
    cairo_stroke(cr);
  };
  const PdfFacts facts = facts_of(sheet);
  CHECK(has_paint(facts, {0, 0, 0, 1}));
  CHECK(has_paint(facts, {0, 0, 0, 0.4}));
  CHECK(has_paint(facts, {0, 0, 0, 0}));
  CHECK(has_paint(facts, {0.9, 0.85, 0.35, 0.35}));
  CHECK(has_paint(facts, {1, 1, 1, 1}));
  for (const Paint& paint : facts.pages[0].paints) CHECK(paint.space != PaintSpace::rgb);
}

TEST_CASE("press: colours within groups and patterns become inks too") {
  Sheet sheet;
  sheet.on_top = [](cairo_t* cr) {
    cairo_push_group(cr);
    cairo_set_source_rgb(cr, 0x26 / 255.0, 0x2a / 255.0, 0x4c / 255.0);
    cairo_rectangle(cr, 20, 40, 5, 5);
    cairo_fill(cr);
    cairo_pop_group_to_source(cr);
    cairo_paint(cr);
    const cairo_rectangle_t tile{0, 0, 2, 2};
    cairo_surface_t* surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &tile);
    cairo_t* tiles = cairo_create(surface);
    cairo_set_source_rgb(tiles, 0x26 / 255.0, 0x2a / 255.0, 0x4c / 255.0);
    cairo_rectangle(tiles, 0, 0, 1, 1);
    cairo_fill(tiles);
    cairo_destroy(tiles);
    cairo_pattern_t* pattern = cairo_pattern_create_for_surface(surface);
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_REPEAT);
    cairo_set_source(cr, pattern);
    cairo_rectangle(cr, 20, 50, 10, 10);
    cairo_fill(cr);
    cairo_pattern_destroy(pattern);
    cairo_surface_destroy(surface);
  };
  const PdfFacts facts = facts_of(sheet);
  for (const Paint& paint : facts.in_patterns) CHECK(paint.space != PaintSpace::rgb);
  for (const Paint& paint : facts.pages[0].paints) CHECK(paint.space != PaintSpace::rgb);
  CHECK(facts.in_rgb.empty());
  CHECK_FALSE(facts.see_through);
}

TEST_CASE("press: a colour without an ink") {
  CHECK(said_of([](cairo_t* cr) {
          cairo_set_source_rgb(cr, 1, 0, 0x80 / 255.0);
          cairo_rectangle(cr, 20, 20, 5, 5);
          cairo_fill(cr);
        }) ==
        "templates/print/a6-flyer-ouders.svg: error: the colour #ff0080 has no ink that it could "
        "be printed with; add it under 'print: inks:' of content/campaign.yaml, or use a colour "
        "that stands there [print/no-ink]\n");
}

TEST_CASE("press: gradients, pictures and transparency are refused") {
  CHECK(said_of([](cairo_t* cr) {
          cairo_pattern_t* gradient = cairo_pattern_create_linear(0, 0, 100, 0);
          cairo_pattern_add_color_stop_rgb(gradient, 0, 1, 0, 0);
          cairo_pattern_add_color_stop_rgb(gradient, 1, 0, 0, 1);
          cairo_set_source(cr, gradient);
          cairo_rectangle(cr, 20, 20, 50, 5);
          cairo_fill(cr);
          cairo_pattern_destroy(gradient);
        }) ==
        "templates/print/a6-flyer-ouders.svg: error: a press cannot print a gradient; use plain "
        "areas of a colour from the table of inks [print/not-for-press]\n");
  CHECK(said_of([](cairo_t* cr) {
          cairo_surface_t* image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 8, 8);
          cairo_t* pen = cairo_create(image);
          cairo_set_source_rgb(pen, 1, 0, 0);
          cairo_paint(pen);
          cairo_destroy(pen);
          cairo_set_source_surface(cr, image, 20, 20);
          cairo_paint(cr);
          cairo_surface_destroy(image);
        }) ==
        "templates/print/a6-flyer-ouders.svg: error: a press cannot print a picture in RGB; use "
        "plain areas of a colour from the table of inks [print/not-for-press]\n");
  CHECK(said_of([](cairo_t* cr) {
          cairo_set_source_rgba(cr, 0, 0, 0, 0.5);
          cairo_rectangle(cr, 20, 20, 5, 5);
          cairo_fill(cr);
        }) ==
        "templates/print/a6-flyer-ouders.svg: error: a press cannot print transparency; use plain "
        "areas of a colour from the table of inks [print/not-for-press]\n");
}

TEST_CASE("press: boxes, structure of X-1a, nothing for screens") {
  const PdfFacts facts = facts_of({});
  REQUIRE(facts.pages.size() == 1);
  const PageFacts& page = facts.pages[0];
  CHECK(page.media.width == Approx(111).margin(0.01));
  REQUIRE(page.trim.has_value());
  CHECK(page.trim->x == Approx(3).margin(0.01));
  CHECK(page.trim->y == Approx(3).margin(0.01));
  CHECK(page.trim->width == Approx(105).margin(0.01));
  CHECK(page.trim->height == Approx(148).margin(0.01));
  REQUIRE(page.bleed.has_value());
  CHECK(page.bleed->width == Approx(111).margin(0.01));
  CHECK(page.annotations == 0);
  CHECK(facts.pdfx == "PDF/X-1a:2003");
  CHECK(facts.trapped == "False");
  CHECK(facts.output_intent == "FOGRA39");
  CHECK_FALSE(facts.tagged);
  CHECK_FALSE(facts.see_through);
  CHECK(facts.in_rgb.empty());
  CHECK(finished({}).starts_with("%PDF-1.4"));
}

TEST_CASE("press: a file for screens is tagged, named and linked") {
  Sheet sheet;
  sheet.kind = Kind::screen;
  const PdfFacts facts = facts_of(sheet);
  CHECK(facts.tagged);
  CHECK(facts.figures == 1);
  CHECK(facts.figures_without_alt == 0);
  CHECK(facts.title == "Flyer 7FQF");
  CHECK(facts.title_in_bar);
  CHECK(facts.language == "nl");
  CHECK(facts.created == "D:20261121000000Z");
  CHECK(facts.modified == "D:20261121000000Z");
  CHECK(facts.pages[0].links == std::vector<std::string>{sheet.link});
  CHECK(facts.output_intent.empty());
}

TEST_CASE("press: the same drawing gives the same bytes, in less than 30 KiB") {
  for (const Kind kind : {Kind::press, Kind::screen, Kind::office}) {
    Sheet sheet;
    sheet.kind = kind;
    const std::string first = finished(sheet);
    CHECK(first == finished(sheet));
    CHECK(first.size() < std::size_t{30} * 1024);
  }
}

TEST_CASE("press: a link of cairo's without a structure tree leaves no damage") {
  Sheet sheet;
  sheet.on_top = [](cairo_t* cr) {
    cairo_tag_begin(cr, CAIRO_TAG_LINK, "uri='https://opeenkier.be/' rect=[0 0 9 9]");
    cairo_tag_end(cr, CAIRO_TAG_LINK);
  };
  sheet.kind = Kind::office;
  CHECK(read_pdf_facts(finished(sheet), false).has_value());
}

TEST_CASE("press: what is no PDF") {
  const auto outcome = finish_pdf("cairo failed", Sheet().options());
  CHECK_FALSE(outcome.value.has_value());
  CHECK(messages(outcome.diagnostics) ==
        "templates/print/a6-flyer-ouders.svg: error: what was drawn is no PDF that can be finished "
        "[print/no-pdf]\n");
}
