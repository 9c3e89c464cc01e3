#include "print/render.h"

#include "base/parallel.h"
#include "catch.h"
#include "print/leaflet.h"
#include "print/preflight.h"
#include "print/small_texts.h"

using namespace kier;
using Kind = FileExpectation::Kind;

namespace {

PrintStyle style_of(Kind kind) {
  PrintStyle style;
  style.kind = kind;
  return style;
}

}  // namespace

TEST_CASE("what is drawn passes the preflight") {
  for (const Kind kind : {Kind::screen, Kind::office, Kind::press}) {
    const RenderedFile file = leaflet::print(style_of(kind));
    CHECK(lines_of(preflight(file.bytes, file.expected, "flyer.pdf")).empty());
    CHECK(file.bytes.size() < 30 * 1024);
  }
}

TEST_CASE("pages have the size of their kind") {
  const auto page = [](Kind kind) { return leaflet::print(style_of(kind)).expected.pages.at(0); };
  CHECK(page(Kind::screen).width == Approx(105));
  CHECK(page(Kind::office).width == 210);
  CHECK(page(Kind::office).trims.size() == 4);
  CHECK(page(Kind::office).codes.size() == 4);
  CHECK(page(Kind::press).width == Approx(105 + 2 * 9));
  CHECK(page(Kind::press).bleed == 3);
  PrintStyle bare = style_of(Kind::press);
  bare.marks = false;
  CHECK(leaflet::print(bare).expected.pages.at(0).height == Approx(148 + 2 * 3));
}

TEST_CASE("what a page must show is written down while it is drawn") {
  const RenderedFile file = leaflet::print(style_of(Kind::press));
  CHECK(file.expected.title == "Komt uw kind nog buiten?");
  CHECK(file.expected.code == "7FQF");
  const PageExpectation& page = file.expected.pages.at(0);
  CHECK(page.shown_url == "proef.be/k/7FQF");
  CHECK(page.publisher == "V.U.: Redactie, Gent");
  REQUIRE(page.codes.size() == 1);
  CHECK(page.codes[0].text == "https://PROEF.BE/K/7FQF/");
  CHECK(page.codes[0].ground.x == Approx(65 + 9));
  CHECK(page.codes[0].matrix.ecc == Ecc::high);
  REQUIRE(page.texts.size() == 6);
  CHECK(page.texts[0].face == "P052-Bold");
  CHECK(page.texts[3].text == "proef.be/k/7FQF");
  CHECK(page.texts[3].bold_face == "Lato-Bold");
}

TEST_CASE("the bytes do not depend on what was drawn before") {
  const Campaign campaign = leaflet::campaign();
  const Channel first = leaflet::channel("7FQF"), second = leaflet::channel("0012");
  PrintStyle style = style_of(Kind::press);
  style.date = "2026-11-20";
  const PrintJob a = leaflet::job(campaign, first);
  PrintJob b = leaflet::job(campaign, second);
  b.language = "en";
  const auto bytes = [](Printer& printer, const PrintJob& job) {
    Diagnostics found;
    const auto file = printer.render({job}).take(found);
    REQUIRE(file);
    return file->bytes;
  };
  Printer fresh(campaign, style, fonts_of({a})), used(campaign, style, fonts_of({a}));
  bytes(used, b);
  bytes(used, b);
  CHECK(bytes(fresh, a) == bytes(used, a));
  bytes(used, b);
  CHECK(bytes(fresh, a) == bytes(used, a));
}

TEST_CASE("lines break alike on every thread") {
  const Campaign campaign = leaflet::campaign();
  const Channel channel = leaflet::channel();
  std::string slots = leaflet::slots;
  // Narrow and turned: where a break is a matter of a hair.
  slots +=
      "<rect id=\"slot-venue\" x=\"100\" y=\"70\" width=\"4\" height=\"28.2\"><desc>font: Lato; "
      "max: 6; min: 5; rotate: 270</desc></rect>";
  const PrintJob job = leaflet::job(campaign, channel, leaflet::design(slots));
  PrintStyle style = style_of(Kind::press);
  style.date = "2026-11-20";
  std::vector<std::string> bytes(16);
  parallel_for(bytes.size(), 4, [&](std::size_t i) {
    Diagnostics found;
    const auto file = Printer(campaign, style, fonts_of({job})).render({job}).take(found);
    if (file) bytes[i] = file->bytes;
  });
  CHECK_FALSE(bytes[0].empty());
  for (const std::string& one : bytes) CHECK(one == bytes[0]);
}

TEST_CASE("many channels in one file, a page for each") {
  const Campaign campaign = leaflet::campaign();
  const Channel first = leaflet::channel("7FQF"), second = leaflet::channel("0012");
  PrintStyle style = style_of(Kind::office);
  style.date = "2026-11-20";
  const std::vector<PrintJob> jobs{leaflet::job(campaign, first), leaflet::job(campaign, second)};
  Diagnostics found;
  const auto file = Printer(campaign, style, fonts_of(jobs)).render(jobs).take(found);
  INFO(lines_of(found));
  REQUIRE(file);
  REQUIRE(file->expected.pages.size() == 2);
  CHECK(file->expected.code.empty());
  CHECK(file->expected.pages[1].shown_url == "proef.be/k/0012");
  CHECK(lines_of(preflight(file->bytes, file->expected, "all.pdf")).empty());
}

TEST_CASE("a proof says so, and its code can still be read") {
  PrintStyle style = style_of(Kind::press);
  const std::size_t plain = leaflet::print(style).bytes.size();
  style.proof = true;
  const RenderedFile file = leaflet::print(style);
  CHECK(file.bytes.size() > plain);
  CHECK(lines_of(preflight(file.bytes, file.expected, "proof.pdf")).empty());
}

TEST_CASE("a text that does not fit is an error, and there is no file") {
  const Campaign campaign = leaflet::campaign();
  const Channel channel = leaflet::channel();
  std::string slots = leaflet::slots;
  slots.replace(slots.find("height=\"30\""), 11, "height=\"4\"");
  const PrintJob job = leaflet::job(campaign, channel, leaflet::design(slots));
  const auto outcome = Printer(campaign, style_of(Kind::office), fonts_of({job})).render({job});
  CHECK_FALSE(outcome.value);
  CHECK(lines_of(outcome.diagnostics)
            .find("slot-title: 'Komt uw kind nog buiten?' does not fit at 14 pt; ") !=
        std::string::npos);
}

TEST_CASE("small texts are told once for a design") {
  std::string slots = leaflet::slots;
  slots.replace(slots.find("max: 14"), 7, "max: 11");
  const RenderedFile file = leaflet::print(style_of(Kind::office), leaflet::design(slots));
  Design design;
  design.file = "templates/print/a6-flyer-ouders.svg";
  SmallTexts small;
  small.add(design, file.expected);
  small.add(design, file.expected);
  CHECK(lines_of(small.complaints()) ==
        "templates/print/a6-flyer-ouders.svg: warning: text smaller than 12 pt, which many people "
        "read with trouble: slot-lead (11 pt); shorten these texts, or make their rectangles "
        "larger [print/small-text]\n");
  CHECK(small.complaints().size() == 1);
}

TEST_CASE("an address that no code holds") {
  Campaign campaign = leaflet::campaign();
  campaign.settings.base_url = "https://" + std::string(5000, 'x') + ".be";
  const Channel channel = leaflet::channel();
  const PrintJob job = leaflet::job(campaign, channel);
  const auto outcome = Printer(campaign, style_of(Kind::screen), fonts_of({job})).render({job});
  const std::string said = lines_of(outcome.diagnostics);
  const std::string wanted = "error: slot-qr: no code holds 'https://" + std::string(52, 'X') +
                             " ...'; choose a shorter base_url in content/campaign.yaml "
                             "[print/code-too-long]";
  INFO(said);
  CHECK(said.find(wanted) != std::string::npos);
}

TEST_CASE("a drawing that grows without end is refused") {
  std::string art = "<defs><g id=\"a0\"><path d=\"M0 0H1\"/></g>";
  for (int i = 1; i <= 9; ++i) {
    art += "<g id=\"a" + std::to_string(i) + "\">";
    for (int k = 0; k < 10; ++k) art += "<use xlink:href=\"#a" + std::to_string(i - 1) + "\"/>";
    art += "</g>";
  }
  art += "</defs><use xlink:href=\"#a9\"/>";
  std::string svg = leaflet::design(leaflet::slots, art);
  svg.insert(5, "xmlns:xlink=\"http://www.w3.org/1999/xlink\" ");
  const Campaign campaign = leaflet::campaign();
  const Channel channel = leaflet::channel();
  const PrintJob job = leaflet::job(campaign, channel, svg);
  const auto outcome = Printer(campaign, style_of(Kind::screen), fonts_of({job})).render({job});
  CHECK_FALSE(outcome.value);
  const std::string said = lines_of(outcome.diagnostics);
  CHECK(said.starts_with("templates/print/a6-flyer-ouders.svg: error: this cannot be drawn: "));
  CHECK(said.ends_with("; open it in Inkscape and save it as a plain SVG [print/cannot-draw]\n"));
}
