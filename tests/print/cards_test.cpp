#include "print/cards.h"

#include <fstream>
#include <iterator>

#include "catch.h"
#include "print/png.h"
#include "support/campaign.h"

using namespace kier;

namespace {

const std::string texts = R"(-- content/nl/tips/meelezen.md --
---
title: Meelezen mag
summary: Zwijgen is ook meedoen.
reviewed: 2026-11-20
evidence: practice
---
> Kijk maar even mee.

> Een eerste alinea.
>
> En een tweede: te veel voor een beeld.

> [!TIP]
> Een kader is geen citaat.
-- content/en/tips/meelezen.md --
---
title: Reading along is fine
---
Text.
-- content/nl/vragen/is-het-luiheid.md --
---
title: Is het luiheid?
reviewed: 2026-11-20
---
Nee.
-- content/nl/verhalen/nacht.md --
---
title: De nacht
fictional: true
content_note: Eenzaamheid.
reviewed: 2026-11-20
---
> De deur stond
> op een kier.
)";

std::string design(const std::string& size, const std::string& slots) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " data-bleed=\"0\">\n" +
         "<rect width=\"120\" height=\"63\" fill=\"#262a4c\"/>\n" + slots + "</svg>\n";
}

const std::string wide = R"(width="120mm" height="63mm" viewBox="0 0 120 63")";
const std::string slots =
    R"(<rect id="slot-title" x="7" y="7" width="70" height="25"><desc>font: P052 Bold; max: 30; min: 11; color: #fbf7ef; tag: H1</desc></rect>
<rect id="slot-site" x="7" y="50" width="70" height="6"><desc>font: Lato; max: 12; min: 9; color: #fbf7ef</desc></rect>
)";

Outcome<Design> read_wide(const std::string& svg) {
  SourceTree tree;
  tree[std::string(wide_card.design)] = {std::string(wide_card.design), svg};
  return read_card_design(tree, wide_card);
}

Design wide_design(const std::string& svg = design(wide, slots)) {
  Diagnostics found;
  auto read = read_wide(svg).take(found);
  INFO(lines_of(found));
  REQUIRE(read);
  return std::move(*read);
}

std::string lines_of_cards(const std::vector<Card>& cards) {
  std::string lines;
  for (const Card& card : cards)
    lines += card.key + " | " + card.language + " | " + card.title + " | " + card.lead + '\n';
  return lines;
}

}  // namespace

TEST_CASE("cards of tips, questions and short quotes") {
  const Campaign campaign = load(texts);
  Diagnostics found;
  const auto cards = plan_cards(campaign, {}).take(found);
  CHECK(found.empty());
  REQUIRE(cards);
  CHECK(lines_of_cards(*cards) ==
        "tips/meelezen | nl | Meelezen mag | Zwijgen is ook meedoen.\n"
        "tips/meelezen-quote-1 | nl | Kijk maar even mee. | Meelezen mag\n"
        "verhalen/nacht-quote-1 | nl | De deur stond op een kier. | Verzonnen verhaal: De nacht\n"
        "vragen/is-het-luiheid | nl | Is het luiheid? | \n"
        "en/tips/meelezen | en | Reading along is fine | \n");
}

TEST_CASE("cards by their keys") {
  const Campaign campaign = load(texts);
  auto outcome = plan_cards(campaign, {"en/tips/meelezen", "tips/meelezn"});
  REQUIRE(outcome.value);
  CHECK(lines_of_cards(*outcome.value) == "en/tips/meelezen | en | Reading along is fine | \n");
  CHECK(lines_of(outcome.diagnostics) ==
        "content: error: there is no card 'tips/meelezn'; did you mean 'tips/meelezen'? "
        "[print/no-card]\n");
}

TEST_CASE("mistakes in the design of a card") {
  CHECK(lines_of(read_card_design({}, portrait_card).diagnostics) ==
        "templates/print/card-portrait.svg: error: there is no design for cards of 1080x1350 "
        "pixels; draw it, as docs/print-designs.md tells [print/no-card-design]\n");
  const std::string square = R"(width="100mm" height="100mm" viewBox="0 0 100 100")";
  CHECK(lines_of(read_wide(design(square, slots)).diagnostics) ==
        "templates/print/card-wide.svg: error: the drawing is 100 x 100 mm; a card is 120 x 63 "
        "mm, without bleed; change width, height and viewBox, and write data-bleed=\"0\" "
        "[print/card-size]\n");
  CHECK(lines_of(read_wide(design(wide, "")).diagnostics) ==
        "templates/print/card-wide.svg: error: the design has no slot-title; draw a rectangle "
        "with this id [print/slot-missing]\n");
}

TEST_CASE("a card is a picture of the size that was asked for, always with the same bytes") {
  const Campaign campaign = load(texts);
  const Design one = wide_design();
  Diagnostics found;
  CardPainter painter(campaign, one);
  const Card card{"k", "nl", "Meelezen mag", "", {"content/nl/tips/meelezen.md"}};
  const auto png = painter.paint(card).take(found);
  const auto other = painter.paint({"k", "nl", "Blijf komen", "", {}}).take(found);
  const auto again = CardPainter(campaign, one).paint(card).take(found);
  INFO(lines_of(found));
  REQUIRE(png);
  REQUIRE(other);
  const auto picture = read_png(*png);
  REQUIRE(picture);
  CHECK(picture->width == 1200);
  CHECK(picture->height == 630);
  CHECK(png == again);
  CHECK(*png != *other);
  const auto light = [&](int left, int top, int right, int bottom) {
    int count = 0;
    for (int y = top; y < bottom; ++y)
      for (int x = left; x < right; ++x) count += picture->at(x, y) > 200 ? 1 : 0;
    return count;
  };
  CHECK(light(70, 70, 770, 320) > 5000);  // the title
  CHECK(light(70, 500, 770, 560) > 300);  // deur.be
  CHECK(light(780, 0, 1200, 630) == 0);
}

TEST_CASE("a text that is too long for a card names the text") {
  const Campaign campaign = load(texts);
  const Design one = wide_design();
  std::string title;
  for (int i = 0; i < 60; ++i) title += "meelezen ";
  CardPainter painter(campaign, one);
  const std::string said =
      lines_of(painter.paint({"k", "nl", title, "", {"content/nl/tips/lang.md"}}).diagnostics);
  CHECK(said.starts_with("content/nl/tips/lang.md: error: slot-title: 'meelezen "));
  CHECK(said.ends_with("[print/too-long]\n"));
}

TEST_CASE("the campaign's own designs for cards") {
  for (const CardSize* size : {&portrait_card, &wide_card}) {
    std::ifstream file(std::string(KIER_SOURCE_DIR) + '/' + std::string(size->design));
    SourceTree tree;
    tree[std::string(size->design)] = {std::string(size->design),
                                       {std::istreambuf_iterator<char>(file), {}}};
    const auto outcome = read_card_design(tree, *size);
    CHECK(lines_of(outcome.diagnostics).empty());
    CHECK(outcome.value);
  }
}
