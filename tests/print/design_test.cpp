#include "print/design.h"

#include <algorithm>
#include <regex>

#include "catch.h"
#include "print/leaflet.h"

using namespace kier;

namespace {

constexpr auto file = "templates/print/a6-flyer-ouders.svg";

Outcome<Design> read(const std::string& svg) {
  return parse_design({file, svg});
}

/// What is said about a design with these elements after its slots.
std::string says(const std::string& art, const std::string& slots = leaflet::slots) {
  return lines_of(read(leaflet::design(slots, art)).diagnostics);
}

std::string at(int line, const std::string& text) {
  return std::string(file) + ':' + std::to_string(line) + ":1: error: " + text + '\n';
}

}  // namespace

TEST_CASE("slots, marks and colours of a design") {
  const auto outcome = read(leaflet::design(
      R"svg(<g transform="translate(69,111) scale(0.5)"><rect id="slot-qr" width="60" height="60"/></g>
<rect id="slot-url" x="7" y="118" width="58" height="10"><desc>font: Lato Bold; max: 14; min: 9;
 color: #ABC; align: center; valign: bottom; rotate: 90</desc></rect>
<rect id="slot-vu" x="7" y="138" width="58" height="4"><desc>font: Lato; max: 6; min: 5</desc></rect>)svg",
      R"svg(<line id="cut-1" x1="0" y1="10" x2="105" y2="10" stroke="#ff00ff"/>
<path id="fold-1" d="m 10,20 h 50 V 30"/>
<rect id="guide-trim" width="105" height="148" stroke="#00ffff"/>
<path d="M0 0L1 1Z" style="fill:#F3BF5C;stroke:none"/>)svg"));
  CHECK(lines_of(outcome.diagnostics).empty());
  REQUIRE(outcome.value);
  const Design& design = *outcome.value;
  CHECK(design.width == Approx(105));
  CHECK(design.height == Approx(148));
  CHECK(design.bleed == 3);
  REQUIRE(design.slots.size() == 3);
  const Slot& qr = design.slots[0];
  CHECK(qr.name == "slot-qr");
  CHECK(qr.box.x == Approx(69));
  CHECK(qr.box.y == Approx(111));
  CHECK(qr.box.width == Approx(30));
  const Slot& url = design.slots[1];
  CHECK(url.style.font == "Lato Bold");
  CHECK(url.style.max == 14);
  CHECK(url.style.colour == "#aabbcc");
  CHECK(url.style.align == TextAlign::centre);
  CHECK(url.style.valign == VerticalAlign::bottom);
  CHECK(url.style.rotate == 90);
  REQUIRE(design.marks.size() == 3);
  CHECK_FALSE(design.marks[0].is_fold);
  CHECK(design.marks[0].x2 == Approx(105));
  CHECK(design.marks[2].is_fold);
  CHECK(design.marks[2].y2 == Approx(30));
  CHECK(design.colours == std::vector<std::string>{"#262a4c", "#f3bf5c", "#fbf7ef"});
  for (const char* gone : {"slot-", "cut-", "fold-", "guide-", "ff00ff", "00ffff"})
    CHECK(design.artwork.find(gone) == std::string::npos);
}

TEST_CASE("a design's origin may be the corner of the bleed") {
  std::string svg = leaflet::design(leaflet::slots);
  svg.replace(svg.find("-3 -3 111 154"), 13, "0 0 111 154");
  const auto outcome = read(svg);
  REQUIRE(outcome.value);
  CHECK(outcome.value->slots[0].box.x == Approx(8 - 3));
}

TEST_CASE("slots of strips are named after their group, whatever number an editor added") {
  std::string strips;
  for (const char* n : {"1", "2"})
    strips += std::string("<g id=\"strip-") + n + "\"><rect id=\"slot-strip-qr-" + n +
              "\" width=\"17\" height=\"17\"/><rect id=\"slot-strip-url\" width=\"17\" "
              "height=\"40\"><desc>font: Lato</desc></rect></g>";
  const auto outcome = read(leaflet::design(
      strips + "<rect id=\"slot-vu\" width=\"50\" height=\"5\"><desc>font: Lato</desc></rect>"));
  CHECK(lines_of(outcome.diagnostics).empty());
  REQUIRE(outcome.value);
  CHECK(outcome.value->slots[0].name == "strip-1/slot-strip-qr");
  CHECK(outcome.value->slots[3].name == "strip-2/slot-strip-url");
}

TEST_CASE("mistakes in slots") {
  CHECK(says("<rect id=\"slot-titel\" width=\"9\" height=\"9\"/>") ==
        at(5, "there is no slot 'slot-titel'; did you mean 'slot-title'? [print/slot-name]"));
  CHECK(says("<circle id=\"slot-lead\" r=\"9\"/>", "") ==
        at(5,
           "slot-lead: a slot is a rectangle, this is a circle; draw a rectangle and give it "
           "this id [print/slot-shape]"));
  CHECK(says("<rect id=\"slot-call\" width=\"9\" height=\"9\" transform=\"rotate(5)\"/>") ==
        at(5,
           "slot-call: the rectangle is turned or skewed, or has no size; draw it upright; "
           "'rotate: 90' in its description turns the text [print/slot-turned]"));
  CHECK(says("<rect id=\"slot-qr\" width=\"30\" height=\"30\"/>") ==
        at(9, "slot-qr: this slot stands here twice; remove one of them [print/slot-repeated]"));
  CHECK(says("", "") == std::string(file) +
                            ": error: the design has no slot-qr; draw a rectangle with this id "
                            "[print/slot-missing]\n");
  const auto described = [](const std::string& text) {
    return says("<rect id=\"slot-call\" width=\"9\" height=\"9\"><desc>" + text + "</desc></rect>");
  };
  CHECK(described("font: Lato; siez: 3") ==
        at(5,
           "slot-call: its description has an unknown key 'siez'; the keys are: font, max, min, "
           "color, align, valign, tag, rotate, ecc, min-module [print/slot-key]"));
  CHECK(described("font: Lato; algin: left") ==
        at(5,
           "slot-call: its description has an unknown key 'algin'; did you mean 'align'? "
           "[print/slot-key]"));
  CHECK(described("font: Lato; max: big") ==
        at(5,
           "slot-call: 'max: big' cannot be read; write a number from 5 to 400 "
           "[print/slot-value]"));
  CHECK(described("font: Lato; rotate: 45") ==
        at(5,
           "slot-call: 'rotate: 45' cannot be read; write one of 0, 90, 180, 270 "
           "[print/slot-value]"));
  CHECK(described("font: Lato; color: blue") ==
        at(5,
           "slot-call: 'color: blue' cannot be read; write a colour like #23243a "
           "[print/slot-value]"));
  CHECK(described("max: 12") ==
        at(5,
           "slot-call: its description names no font; write it in the rectangle's description "
           "(Inkscape: Object Properties), such as 'font: Lato; max: 14; min: 9' "
           "[print/slot-font]"));
  CHECK(described("font: Lato; min: 8.5") ==
        at(5,
           "slot-call: 'min: 8.5' allows text that many people cannot read; write 'min: 9' or "
           "more, and make the rectangle larger or the text shorter [print/slot-min]"));
  CHECK(read(leaflet::design(std::regex_replace(leaflet::slots, std::regex("max: 12; min: 9"),
                                                "max: 12; min: 8.5")))
            .diagnostics.size() == 1);  // the address may, the number may not
}

TEST_CASE("artwork that does not print as it looks is refused") {
  CHECK(says("<image id=\"foto\" href=\"data:image/png;base64,xx\"/>") ==
        at(5,
           "image 'foto': this cannot be printed; trace the picture (Inkscape: Path > Trace "
           "Bitmap) [print/artwork-element]"));
  CHECK(says("<script>1</script>") ==
        at(5, "an element 'script': this cannot be printed; remove it [print/artwork-element]"));
  CHECK(says("<path id=\"a\" style=\"filter:url(#f)\"/>") ==
        at(5,
           "path 'a': 'filter' would be printed as coarse dots; draw it without the effect "
           "[print/artwork-effect]"));
  CHECK(says("<g id=\"b\" mask=\"url(#m)\"/>") ==
        at(5,
           "g 'b': 'mask' would be printed as coarse dots; draw it without the effect "
           "[print/artwork-effect]"));
  CHECK(says("<text id=\"t\" style=\"shape-inside:url(#r)\">x</text>") ==
        at(5,
           "text 't': text that flows in a shape would be printed on one line; make it a slot, "
           "or turn it into a path (Inkscape: Path > Object to Path) [print/artwork-flowed]"));
  CHECK(says("<use id=\"u\" href=\"https://example.org/x.svg#a\"/>") ==
        at(5,
           "use 'u': it refers to 'https://example.org/x.svg#a', which is not in this file; "
           "draw it in the file itself [print/artwork-link]"));
  CHECK(says("<path id=\"c\" fill=\"mauve\"/>") ==
        at(5,
           "path 'c': 'fill: mauve' is no colour that can be printed; write it like #23243a "
           "[print/artwork-colour]"));
  CHECK(says("<text id=\"t\" font-family=\"Comic Sans MS\">x</text>") ==
        at(5,
           "text 't': the font 'Comic Sans MS' is not among those of print designs; use one of "
           "Lato, P052, DejaVu Sans, DejaVu Serif, DejaVu Sans Mono, or turn the text into a "
           "path [print/artwork-font]"));
  CHECK(says("<g id=\"d\" transform=\"turn(3)\"/>") ==
        at(5,
           "g 'd': 'transform: turn(3)' cannot be read; write it like translate(10, 20) "
           "[print/artwork-transform]"));
  CHECK(says("<path id=\"cut-1\" d=\"M0 0C1 1 2 2 3 3\"/>") ==
        at(5,
           "path 'cut-1': a cut or fold is made of straight lines; draw it as a line, a "
           "rectangle or a path without curves [print/design-mark]"));
}

TEST_CASE("what only the press refuses is told apart") {
  const auto outcome = read(leaflet::design(
      leaflet::slots, "<linearGradient id=\"g\"/><path id=\"a\" fill-opacity=\"0.5\"/>"));
  CHECK(outcome.diagnostics.empty());
  REQUIRE(outcome.value);
  CHECK(lines_of(outcome.value->press) ==
        at(5,
           "linearGradient 'g': a gradient has no inks for the press; draw it in steps of plain "
           "colours; or print it with --office [print/press-gradient]") +
            at(5,
               "path 'a': 'fill-opacity: 0.5' is see-through, which the press refuses; choose "
               "the colour that it looks like; or print it with --office "
               "[print/press-opacity]"));
}

TEST_CASE("a file that is no design") {
  const auto said = [](const std::string& svg) { return lines_of(read(svg).diagnostics); };
  CHECK(said("<html xmlns=\"http://www.w3.org/2000/svg\"/>") ==
        at(1,
           "the file's first element is 'html', not 'svg'; save the drawing as a plain SVG "
           "[print/design-root]"));
  const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" data-bleed=\"3\" ";
  CHECK(said(svg + "width=\"111\" height=\"154\" viewBox=\"0 0 111 154\"/>") ==
        at(1,
           "the drawing's size cannot be read: width and height must be in mm, such as 111mm; "
           "give the svg element width and height in mm and a viewBox of the same proportions, "
           "with the bleed on every side [print/design-size]"));
  CHECK(said("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"111mm\" height=\"154mm\"/>")
            .find("the svg element has no data-bleed between 0 and 10; write data-bleed=\"3\" and "
                  "draw 3 mm over the trim on every side [print/design-bleed]") !=
        std::string::npos);
  CHECK(said("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>") ==
        std::string(file) +
            ": error: the file has a document type (<!DOCTYPE ...>), which can hide anything; "
            "remove it, or save the file as a plain SVG in Inkscape [print/xml-doctype]\n");
  CHECK(said("<svg><g></svg>").find("this is no SVG: ") != std::string::npos);
  CHECK(said("").find("[print/xml]") != std::string::npos);
  std::string deep;
  for (int i = 0; i < 150; ++i) deep += "<g>";
  for (int i = 0; i < 150; ++i) deep += "</g>";
  CHECK(said("<svg>" + deep + "</svg>") ==
        std::string(file) +
            ": error: the file has more than 100 levels of groups; simplify the "
            "drawing; Inkscape: Path > Simplify [print/xml-limit]\n");
}

TEST_CASE("where a plotter cuts a sticker out") {
  const auto outcome =
      read(leaflet::design(leaflet::slots,
                           "<g transform=\"scale(2)\"><rect id=\"kiss-cut\" x=\"0\" y=\"1\" "
                           "width=\"50\" height=\"40\" rx=\"1.5\"/></g>"));
  CHECK(lines_of(outcome.diagnostics).empty());
  REQUIRE(outcome.value);
  REQUIRE(outcome.value->contour);
  const Contour& contour = *outcome.value->contour;
  CHECK(contour.box.y == Approx(2));
  CHECK(contour.box.width == Approx(100));
  CHECK(contour.radius == Approx(3));
  CHECK(outcome.value->artwork.find("kiss-cut") == std::string::npos);
  const std::string wrong =
      ": a sticker is cut along one upright rectangle, whose corners may be round; draw a "
      "rectangle "
      "(Rx rounds its corners) and no second one [print/design-contour]";
  CHECK(says("<circle id=\"kiss-cut\" r=\"20\"/>\n") == at(5, "circle 'kiss-cut'" + wrong));
  CHECK(says("<rect id=\"kiss-cut\" width=\"50\" height=\"50\" transform=\"rotate(30)\"/>\n") ==
        at(5, "rect 'kiss-cut'" + wrong));
  CHECK(says("<rect id=\"kiss-cut\" width=\"50\" height=\"50\"/>\n"
             "<rect id=\"kiss-cut\" width=\"40\" height=\"40\"/>\n") ==
        at(6, "rect 'kiss-cut'" + wrong));
}
