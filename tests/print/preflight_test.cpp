// For every check of the preflight a sheet with just that mistake: exactly that rule speaks.
#include "print/preflight.h"

#include <array>
#include <thread>
#include <vector>

#include "catch.h"
#include "sheet.h"

using namespace kier;
using Kind = FileExpectation::Kind;

namespace {

std::string said(const std::string& pdf, const FileExpectation& file) {
  return messages(preflight(pdf, file, "flyer.pdf"));
}

std::string said(const Sheet& sheet) {
  return said(finished(sheet), expected(sheet.kind));
}

Sheet screen() {
  Sheet sheet;
  sheet.kind = Kind::screen;
  return sheet;
}

/// A black rectangle in millimetres of the trim.
std::function<void(cairo_t*)> rectangle(double x, double y, double width, double height) {
  return [=](cairo_t* cr) {
    cairo_set_source_rgb(cr, 0, 0, 0);
    cairo_rectangle(cr, x, y, width, height);
    cairo_fill(cr);
  };
}

}  // namespace

TEST_CASE("preflight: what a code says") {
  Sheet sheet;
  sheet.code_text = "https://OPEENKIER.BE/K/7FQG/";
  CHECK(said(sheet) ==
        "flyer.pdf: error: on page 1, ZXing reads 'https://OPEENKIER.BE/K/7FQG/' from a sharp "
        "picture of the code; it must say 'https://OPEENKIER.BE/K/7FQF/'; a code that one reader "
        "misses, some phones miss too: enlarge it, or free the room around it [print/qr-text]\n");
  Sheet gone;
  gone.code_scale = 0.001;
  CHECK(said(gone) ==
        "flyer.pdf: error: on page 1, ZXing reads nothing from a sharp picture of the code; it "
        "must say 'https://OPEENKIER.BE/K/7FQF/'; a code that one reader misses, some phones miss "
        "too: enlarge it, or free the room around it [print/qr-text]\n");
}

TEST_CASE("preflight: the modules of a code") {
  Sheet smaller;
  smaller.code_scale = 2.0 / 3;
  CHECK(said(smaller) ==
        "flyer.pdf: error: on page 1, the code is not drawn as it has to be; wrong modules: 448; "
        "leave the place of the code to itself: nothing may lie on it, clip it or shrink it "
        "[print/qr-geometry]\n");
  Sheet flipped;
  flipped.flip_module = true;
  CHECK(said(flipped) ==
        "flyer.pdf: error: on page 1, the code is not drawn as it has to be; wrong modules: 1; "
        "leave the place of the code to itself: nothing may lie on it, clip it or shrink it "
        "[print/qr-geometry]\n");
}

TEST_CASE("preflight: contrast") {
  Sheet low = screen();
  low.dark = 0.5;
  CHECK(said(low) ==
        "flyer.pdf: error: on page 1, the code has a contrast of 3.9 to its ground; it needs 4.5; "
        "print it in black on white [print/contrast]\n");
  Sheet weak = screen();
  weak.dark = 0.4;
  CHECK(said(weak) ==
        "flyer.pdf: warning: on page 1, the code has a contrast of 5.7 to its ground; 7 is safe in "
        "poor light; print it in black on white [print/weak-contrast]\n");
  Sheet inverse = screen();
  inverse.dark = 1;
  inverse.light = 0;
  CHECK(said(inverse) ==
        "flyer.pdf: error: on page 1, the code is light on a dark ground; most readers miss it; "
        "print it dark on white [print/qr-inverse]\n");
}

TEST_CASE("preflight: the quiet zone") {
  Sheet sheet;
  sheet.on_top = rectangle(61, 110, 1.5, 0.3);
  CHECK(said(sheet) ==
        "flyer.pdf: error: on page 1, something is printed within 4 modules of the code; move what "
        "stands nearer than 3.2 mm to the code, or put the code on top of it [print/quiet-zone]\n");
}

TEST_CASE("preflight: the size of a code") {
  FileExpectation file = expected(Kind::press);
  file.pages[0].codes[0].min_module = 0.9;
  CHECK(said(finished({}), file) ==
        "flyer.pdf: error: on page 1, a module of the code is 0.81 mm; it needs 0.90 mm; enlarge "
        "the place of the code in the design, or choose a lower error correction there "
        "[print/module-size]\n");
  file.pages[0].codes[0].min_module = 0.5;
  file.pages[0].codes[0].min_box = 40;
  CHECK(said(finished({}), file) ==
        "flyer.pdf: error: on page 1, the code with its free room is 30.00 mm wide; it needs 40.00 "
        "mm; enlarge its place in the design [print/code-size]\n");
}

TEST_CASE("preflight: addresses") {
  FileExpectation file = expected(Kind::press);
  file.pages[0].shown_url = "opeenkier.be/k/7FQH";
  CHECK(said(finished({}), file) ==
        "flyer.pdf: error: page 1 shows the address 'opeenkier.be/k/7FQH', and the code beside it "
        "leads to 'https://OPEENKIER.BE/K/7FQF/'; both come from 'base_url' and the channel: make "
        "the file anew [print/address]\n");
  FileExpectation other = expected(Kind::press);
  other.code = "0132";
  CHECK(said(finished({}), other) ==
        "flyer.pdf: error: the code on page 1 leads to 'https://OPEENKIER.BE/K/7FQF/', and not to "
        "the channel 0132 of this file; make the file anew [print/channel]\n");
}

TEST_CASE("preflight: plates and inks") {
  const std::string good = finished({});
  // Within the dark eye of the finder, 0.5 mm wide.
  const std::string four_inks = with_content(good, "0.2 0 0 1 k 187.2 120.5 1 1 re f");
  CHECK(said(four_inks, expected(Kind::press)) ==
        "flyer.pdf: error: on page 1, the code is printed with the inks 0.2/0/0/1, not with black "
        "alone; it blurs when the plates shift; print codes in black [print/plates]\n");
  CHECK(
      said(with_content(good, "0.9 0.9 0.9 0.9 k 40 40 9 9 re f"), expected(Kind::press)) ==
      "flyer.pdf: error: on page 1, 360 % of ink lies on one place; presses take 300 %; lower the "
      "shares of that colour under 'print: inks:' of content/campaign.yaml [print/too-much-ink]\n");
  CHECK(
      said(with_content(good, "1 1 1 1 k 40 40 9 9 re f"), expected(Kind::press)) ==
      "flyer.pdf: error: on page 1, 400 % of ink lies on one place; presses take 300 %; lower the "
      "shares of that colour under 'print: inks:' of content/campaign.yaml [print/too-much-ink]\n");
  CHECK(said(with_content(good, "0 0 0 rg 40 40 9 9 re f"), expected(Kind::press)) ==
        "flyer.pdf: error: the file holds colours in RGB, which a press turns into four inks; make "
        "the file anew [print/colour-space]\n");
}

TEST_CASE("preflight: what the inks of a press file are meant for") {
  const std::string good = finished({});
  CHECK(said(with_bytes(good, "/OutputIntents", "/OutputIntentX"), expected(Kind::press)) ==
        "flyer.pdf: error: the file does not say for which way of printing its inks are meant; "
        "make the file anew [print/output-intent]\n");
  CHECK(said(with_bytes(good, "/Trapped", "/TrappeX"), expected(Kind::press)) ==
        "flyer.pdf: error: the file does not say for which way of printing its inks are meant; "
        "make the file anew [print/output-intent]\n");
}

TEST_CASE("preflight: transparency") {
  const std::string file =
      with_page_entry(finished({}), "/Group", "<< /S /Transparency /CS /DeviceRGB >>");
  CHECK(said(file, expected(Kind::press)) ==
        "flyer.pdf: error: the file holds transparency, which presses may refuse; use plain areas "
        "in the design: no opacity, mask or filter [print/transparency]\n");
}

TEST_CASE("preflight: where a plotter cuts") {
  Sheet sheet;
  sheet.contour = Contour{{10, 10, 50, 40}, 3};
  FileExpectation file = expected(Kind::press);
  file.pages[0].contour = Contour{{13, 13, 50, 40}, 3};
  const std::string good = finished(sheet);
  CHECK(said(good, file) == "");
  const auto error = [](const std::string& what) {
    return "flyer.pdf: error: on page 1, the line that the plotter cuts along " + what +
           "; make the file anew; its place is the rectangle 'kiss-cut' of the design "
           "[print/cut-contour]\n";
  };
  CHECK(said(finished({}), file) == error("has no ink of its own"));
  CHECK(said(good, expected(Kind::press)) == error("stands where the design has none"));
  Sheet moved = sheet;
  moved.contour->box.x += 1;
  CHECK(said(finished(moved), file) == error("is somewhere else"));
  CHECK(said(with_bytes(good, "/OP true", "/OX true"), file) == error("hides what is below it"));
  // Black in its place: the plotter finds nothing, and the press prints a frame.
  Sheet black = sheet;
  black.contour.reset();
  black.on_top = [](cairo_t* cr) {
    cairo_set_source_rgb(cr, 0, 0, 0);
    cairo_set_line_width(cr, 0.09);
    cairo_rectangle(cr, 10, 10, 50, 40);
    cairo_stroke(cr);
  };
  CHECK(said(finished(black), file) == error("has no ink of its own"));
  const std::string filled = with_content(good, "/CutContour cs 1 scn 40 40 9 9 re f");
  CHECK(said(filled, file) == error("is an area"));
}

TEST_CASE("preflight: the day of a file is the one that was told") {
  FileExpectation file = expected(Kind::press);
  file.date = "2026-11-21";
  CHECK(said(finished({}), file) == "");
  file.date = "2026-11-20";
  CHECK(said(finished({}), file) ==
        "flyer.pdf: error: the file says that it is of 'D:20261121000000Z', and it is of "
        "'D:20261120000000Z': the same order would give other bytes on each day; make the file "
        "anew [print/date]\n");
}

TEST_CASE("preflight: texts") {
  Sheet shorter;
  shorter.title = "Weinig";
  CHECK(said(shorter) ==
        "flyer.pdf: error: on page 1, 'buiten?' of slot-title is not to be found; the font may "
        "lack a letter, or the text is cut off [print/text-lost]\n");
  Sheet moved;
  moved.title_x = 60;
  CHECK(said(moved) ==
        "flyer.pdf: error: on page 1, the text of slot-title stands outside its place; enlarge the "
        "place in the design, or shorten the text [print/text-outside]\n");
  Sheet small;
  small.title_size = 18;
  CHECK(said(small) ==
        "flyer.pdf: error: on page 1, slot-title is set in 18.0 pt in place of 20.0 pt; nothing "
        "may scale a text once it fits its place [print/text-size]\n");
}

TEST_CASE("preflight: a text that is wider than its place") {
  FileExpectation file = expected(Kind::press);
  file.pages[0].texts[0].box.width = 30;
  CHECK(said(finished({}), file) ==
        "flyer.pdf: error: on page 1, the text of slot-title stands outside its place; enlarge the "
        "place in the design, or shorten the text [print/text-outside]\n");
}

TEST_CASE("preflight: fonts") {
  Sheet swapped;
  swapped.title_font = "DejaVu Sans";
  CHECK(said(swapped) ==
        "flyer.pdf: error: on page 1, slot-title is set in DejaVuSans-Bold in place of Lato-Bold; "
        "install the font, or name one in the design that './kier' installs "
        "(docs/print-designs.md) [print/font-swapped]\n");
  FileExpectation file = expected(Kind::press);
  file.pages[0].texts[0].font = "P052";
  CHECK(said(finished({}), file) ==
        "flyer.pdf: error: on page 1, slot-title is set in Lato-Bold in place of P052; install the "
        "font, or name one in the design that './kier' installs (docs/print-designs.md) "
        "[print/font-swapped]\n");
  CHECK(said(with_bytes(finished({}), "/FontFile2", "/FontFileX"), expected(Kind::press)) ==
        "flyer.pdf: error: the font Lato-Bold is not in the file; a printer would put another; use "
        "a font in the design whose licence lets it be embedded [print/font-not-embedded]\n");
}

TEST_CASE("preflight: boxes") {
  Sheet sheet;
  FinishOptions options = sheet.options();
  options.trim.x += 2;
  options.trim.width -= 2;
  const std::string pdf = finish_pdf(sheet.drawn(), options).value.value_or("");
  CHECK(said(pdf, expected(Kind::press)) ==
        "flyer.pdf: error: page 1 has a TrimBox of 5.0+3.0+103.0x148.0 mm in place of "
        "3.0+3.0+105.0x148.0 mm; make the file anew [print/boxes]\n"
        "flyer.pdf: error: page 1 has a BleedBox of 2.0+0.0+109.0x154.0 mm in place of "
        "0.0+0.0+111.0x154.0 mm; make the file anew [print/boxes]\n");
  FileExpectation file = expected(Kind::press);
  file.pages[0].width = 105;
  CHECK(said(finished({}), file) ==
        "flyer.pdf: error: page 1 has a MediaBox of 0.0+0.0+111.0x154.0 mm in place of "
        "0.0+0.0+105.0x154.0 mm; make the file anew [print/boxes]\n"
        "flyer.pdf: error: page 1 has a BleedBox of 0.0+0.0+111.0x154.0 mm in place of "
        "0.0+0.0+105.0x154.0 mm; make the file anew [print/boxes]\n");
}

TEST_CASE("preflight: the bleed") {
  Sheet none;
  none.bleed = 0;
  CHECK(said(none) ==
        "flyer.pdf: error: on page 1, ink touches the top edge and ends before the bleed does; "
        "draw it on, 3 mm over the edge: a cut is never exact [print/bleed]\n"
        "flyer.pdf: error: on page 1, ink touches the bottom edge and ends before the bleed does; "
        "draw it on, 3 mm over the edge: a cut is never exact [print/bleed]\n"
        "flyer.pdf: error: on page 1, ink touches the left edge and ends before the bleed does; "
        "draw it on, 3 mm over the edge: a cut is never exact [print/bleed]\n"
        "flyer.pdf: error: on page 1, ink touches the right edge and ends before the bleed does; "
        "draw it on, 3 mm over the edge: a cut is never exact [print/bleed]\n");
  Sheet one_side;
  one_side.bleed = 0;
  one_side.on_top = [](cairo_t* cr) {
    cairo_set_source_rgb(cr, 0xe8 / 255.0, 0xee / 255.0, 0xf7 / 255.0);
    for (const auto& [x, y, width, height] :
         {std::array{-3.0, -3.0, 111.0, 3.1}, std::array{-3.0, 147.9, 111.0, 3.1},
          std::array{-3.0, -3.0, 3.1, 154.0}})
      cairo_rectangle(cr, x, y, width, height);
    cairo_fill(cr);
  };
  CHECK(said(one_side) ==
        "flyer.pdf: error: on page 1, ink touches the right edge and ends before the bleed does; "
        "draw it on, 3 mm over the edge: a cut is never exact [print/bleed]\n");
}

TEST_CASE("preflight: what stands too near to the cut") {
  FileExpectation file = expected(Kind::press);
  file.pages[0].texts[0].box.x = 5;
  file.pages[0].texts[0].box.width = 90;
  CHECK(said(finished({}), file) ==
        "flyer.pdf: error: on page 1, slot-title stands 2.0 mm from the edge; it needs 4 mm; move "
        "it inwards in the design: a cut is never exact [print/safe-zone]\n");
  Sheet sheet;
  sheet.code_x = 73;
  FileExpectation code = expected(Kind::press);
  code.pages[0].codes[0].ground.x = 76;
  CHECK(said(finished(sheet), code) ==
        "flyer.pdf: error: on page 1, the code stands 5.2 mm from the edge; it needs 6 mm; move it "
        "inwards in the design: a cut is never exact [print/safe-zone]\n");
}

TEST_CASE("preflight: the publisher") {
  Sheet sheet;
  sheet.publisher = "V.U. A. Voorbeeld, Kouter 1, 9000 Ledeberg";
  FileExpectation file = expected(Kind::press);
  file.pages[0].texts.pop_back();
  CHECK(said(finished(sheet), file) ==
        "flyer.pdf: error: page 1 does not say who publishes it (V.U.); fill in 'publisher' of "
        "content/campaign.yaml, and keep 'slot-vu' in the design [print/publisher]\n");
  file.pages[0].publisher = "";
  CHECK(said(finished(sheet), file) ==
        "flyer.pdf: error: page 1 does not say who publishes it (V.U.); fill in 'publisher' of "
        "content/campaign.yaml, and keep 'slot-vu' in the design [print/publisher]\n");
}

TEST_CASE("preflight: title, language and alternative text") {
  const Sheet sheet = screen();
  FinishOptions options = sheet.options();
  options.title = "";
  CHECK(said(*finish_pdf(sheet.drawn(), options).value, expected(Kind::screen)) ==
        "flyer.pdf: error: the file is called '' in place of 'Flyer 7FQF'; make the file anew "
        "[print/title]\n");
  options = sheet.options();
  options.language = "en";
  CHECK(said(*finish_pdf(sheet.drawn(), options).value, expected(Kind::screen)) ==
        "flyer.pdf: error: the file says that its language is 'en', and it is 'nl'; make the file "
        "anew [print/language]\n");
  options = sheet.options();
  options.alt = "";
  CHECK(said(*finish_pdf(sheet.drawn(), options).value, expected(Kind::screen)) ==
        "flyer.pdf: error: pictures without a text for people who cannot see them: 1; make the "
        "file anew; each code needs an alternative text [print/alt]\n");
}

TEST_CASE("preflight: links") {
  const std::string noted = with_page_entry(finished({}), "/Annots", "[ << /Subtype /Text >> ]");
  CHECK(said(noted, expected(Kind::press)) ==
        "flyer.pdf: error: page 1 holds 1 links or notes, which presses refuse; make the file anew "
        "[print/annotation]\n");
  Sheet none = screen();
  none.link = "";
  CHECK(said(none) ==
        "flyer.pdf: error: page 1 has to hold one link, to 'https://OPEENKIER.BE/K/7FQF/', and "
        "holds none; make the file anew [print/link]\n");
  Sheet wrong = screen();
  wrong.link = "https://opeenkier.be/k/7fqg/";
  CHECK(said(wrong) ==
        "flyer.pdf: error: page 1 has to hold one link, to 'https://OPEENKIER.BE/K/7FQF/', and "
        "holds one to 'https://opeenkier.be/k/7fqg/'; make the file anew [print/link]\n");
}

TEST_CASE("preflight: a file that is damaged, and one with a page too few") {
  const std::string good = finished({});
  CHECK(said("%PDF-1.4", expected(Kind::press)) ==
        "flyer.pdf: error: the finished file is no sound PDF; make it anew [print/damaged]\n");
  CHECK(said(good.substr(0, good.size() / 2), expected(Kind::press)) ==
        "flyer.pdf: error: the finished file is no sound PDF; make it anew [print/damaged]\n");
  FileExpectation two = expected(Kind::press);
  two.pages.push_back(two.pages.front());
  CHECK(said(good, two) ==
        "flyer.pdf: error: the number of pages is 1 in place of 2; make it anew [print/pages]\n");
}

TEST_CASE("preflight: on two threads at once") {
  const std::string good = finished({});
  std::vector<std::string> found(8);
  {
    std::vector<std::jthread> threads;
    for (std::size_t first : {std::size_t{0}, std::size_t{1}})
      threads.emplace_back([&, first] {
        for (std::size_t i = first; i < found.size(); i += 2)
          found[i] = said(good, expected(Kind::press));
      });
  }
  CHECK(found == std::vector<std::string>(8));
}
