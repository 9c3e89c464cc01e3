// The designs of this repository.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "campaign/channel.h"
#include "campaign/code.h"
#include "catch.h"
#include "print/design.h"
#include "print/fit.h"
#include "print/texts.h"
#include "support/campaign.h"

using namespace kier;

namespace {

constexpr auto example_address = "https://opeenkier.example";

std::vector<Design> all_designs() {
  std::vector<Design> designs;
  for (const auto& entry : std::filesystem::directory_iterator("templates/print")) {
    const std::string file = entry.path().string();
    if (entry.path().extension() != ".svg" || file.find("/card-") != file.npos) continue;
    std::ifstream in(file, std::ios::binary);
    Diagnostics found;
    auto design =
        parse_design({file, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}})
            .take(found);
    INFO(lines_of(found));
    REQUIRE(design);
    designs.push_back(std::move(*design));
  }
  return designs;
}

/// How wide a bold letter is, in parts of its size: by the size at which a row of it fills a line.
double width_of(Typesetter& typesetter, const std::string& font, char letter) {
  constexpr std::size_t count = 20;
  Slot slot;
  slot.name = std::string("slot-") + letter + font;
  slot.box = {0, 0, 1000, 1000};
  slot.style.font = font;
  slot.style.min = 9;
  slot.style.max = 2000;
  const SlotText row{{std::string(count, letter), 0, count}};
  return 1 / typesetter.fit("widths", slot, row, "nl")->size;
}

/// The codes that take most room in a font.
std::vector<std::string> widest_codes(const std::string& font) {
  const FontSet fonts({font});
  Typesetter typesetter(fonts);
  std::map<char, double> widths;
  for (const char letter : std::string("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
    widths[letter] = width_of(typesetter, font, letter);
  std::vector<std::pair<double, std::string>> codes;
  for (int number = 0; number < code_count; ++number) {
    std::string code = code_of(number);
    double width = 0;
    for (const char letter : code) width += widths[letter];
    codes.emplace_back(-width, std::move(code));
  }
  constexpr std::ptrdiff_t enough = 5;
  std::partial_sort(codes.begin(), codes.begin() + enough, codes.end());
  std::vector<std::string> widest;
  for (auto code = codes.begin(); code != codes.begin() + enough; ++code)
    widest.push_back(code->second);
  return widest;
}

}  // namespace

TEST_CASE("the widest code has room in every design at the example address") {
  std::map<std::string, std::vector<std::string>> widest;
  const auto designs = all_designs();
  CHECK(designs.size() == 42);
  for (const Design& design : designs)
    for (const Slot& slot : design.slots) {
      const std::string_view name = plain_slot(slot.name);
      if (name != "slot-url" && name != "slot-strip-url") continue;
      auto& codes = widest[slot.style.font];
      if (codes.empty()) codes = widest_codes(slot.style.font);
      const FontSet fonts({slot.style.font});
      Typesetter typesetter(fonts);
      for (const std::string& code : codes) {
        const ShownAddress shown = shown_address(example_address, code);
        const std::string text = shown.before + shown.code;
        const auto fitted =
            typesetter.fit(design.file, slot, {{text, shown.before.size(), text.size()}}, "nl");
        CHECK(lines_of(fitted->problems) == "");
      }
    }
}

TEST_CASE("stickers are cut along the whole of their edge, in the bleed") {
  for (const Design& design : all_designs()) {
    const bool is_sticker = design.file.find("/sticker-") != std::string::npos;
    CHECK(design.contour.has_value() == is_sticker);
    if (!is_sticker) continue;
    CHECK(design.contour->box.x == Approx(0).margin(0.001));
    CHECK(design.contour->box.width == Approx(design.width));
    CHECK(design.contour->box.height == Approx(design.height));
    CHECK(design.contour->radius == Approx(3));
    CHECK(design.bleed == 3);
  }
}
