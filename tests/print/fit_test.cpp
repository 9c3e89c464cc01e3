#include "print/fit.h"

#include <algorithm>
#include <string>

#include "catch.h"
#include "support/campaign.h"

using namespace kier;

namespace {

Slot slot(double width, double height, const std::string& font = "Lato") {
  Slot slot;
  slot.name = "slot-lead";
  slot.box = {0, 0, width, height};
  slot.style.font = font;
  slot.style.max = 30;
  slot.style.min = 9;
  slot.mark = {7, 0};
  return slot;
}

struct Set {
  double size = 0, height = 0;
  std::string face, bold_face, said;
};

Set set(const Slot& slot, const SlotText& text) {
  const FontSet fonts({slot.style.font});
  const auto fitted = Typesetter(fonts).fit("design.svg", slot, text, "nl");
  return {fitted->size, fitted->height, fitted->face, fitted->bold_face,
          lines_of(fitted->problems)};
}

}  // namespace

TEST_CASE("a text is as large as its slot allows, in steps of a quarter point") {
  const SlotText text{{"Iemand trekt zich maanden of jaren terug in huis."}};
  const Set small = set(slot(50, 10), text), large = set(slot(50, 20), text);
  CHECK(small.size > 9);
  CHECK(small.size < large.size);
  CHECK(small.height <= 10 * points_per_mm);
  CHECK(small.size * 4 == static_cast<int>(small.size * 4));
  CHECK(set(slot(500, 200), text).size == 30);
  CHECK(small.face == "Lato-Regular");
  CHECK(small.said.empty());
}

TEST_CASE("a sideways text has the slot's height for its width") {
  Slot upright = slot(40, 8), sideways = slot(8, 40);
  sideways.style.rotate = 90;
  const SlotText text{{"opeenkier.be/k/7FQF", 15, 19}};
  const Set set_upright = set(upright, text);
  CHECK(set_upright.size == set(sideways, text).size);
  CHECK(set_upright.bold_face == "Lato-Bold");
}

TEST_CASE("what does not fit says how much is missing") {
  const std::string said =
      set(slot(20, 4), {{"Iemand trekt zich maanden of jaren terug in huis."}}).said;
  const std::string before =
      "design.svg:7:0: error: slot-lead: 'Iemand trekt zich maanden of jaren terug in huis.' "
      "does not fit at 9 pt; ";
  CHECK(said.starts_with(before));
  CHECK(
      said.ends_with(" mm are missing; shorten the text, or make the rectangle larger "
                     "[print/too-long]\n"));
  // 11.5, and 12.2 on Debian 13, whose lines stand a little further apart.
  const double missing = std::stod(said.substr(std::min(before.size(), said.size() - 1)));
  CHECK((missing > 11 && missing < 13));
  // A word is never parted.
  CHECK(set(slot(10, 50), {{"Geestelijkegezondheidszorg"}}).said.find("[print/too-long]") !=
        std::string::npos);
}

TEST_CASE("another font never takes the place of the one that was asked for") {
  const std::string said = set(slot(50, 20, "Comic Sans"), {{"Hallo"}}).said;
  CHECK(said.starts_with("design.svg:7:0: error: slot-lead: 'Hallo' would be set in "));
  CHECK(
      said.ends_with(", not in Comic Sans; name a font that is installed and has these letters; "
                     "install fonts-lato, fonts-urw-base35 and fonts-dejavu-core "
                     "[print/other-font]\n"));
  CHECK(set(slot(50, 20), {{"家 en 人"}}).said.find("[print/unknown-letter]") != std::string::npos);
}

TEST_CASE("a long text is shortened in messages between letters") {
  const std::string word(80, 'x');
  const std::string said = set(slot(10, 5), {{word}}).said;
  CHECK(said.find(std::string(60, 'x') + " ...") != std::string::npos);
}
