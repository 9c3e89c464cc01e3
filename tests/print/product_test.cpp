#include "print/product.h"

#include "catch.h"

using namespace kier;

namespace {

OfficeSheet sheet_of(std::string_view id) {
  const Product* product = find_product(id);
  REQUIRE(product != nullptr);
  return office_sheet(*product);
}

Slot slot(double side, double min_module = 0.5, std::string ecc = "auto") {
  Slot slot;
  slot.box = {0, 0, side, side};
  slot.style.min_module = min_module;
  slot.style.ecc = std::move(ecc);
  return slot;
}

}  // namespace

TEST_CASE("as many copies as fit on a sheet of A4") {
  CHECK(sheet_of("a6-flyer").copies.size() == 4);
  CHECK(sheet_of("a5-flyer").copies.size() == 2);
  CHECK(sheet_of("a5-flyer").width == 297);
  CHECK(sheet_of("a4-poster").copies.size() == 1);
  CHECK(sheet_of("a3-poster").height == 420);
  CHECK(sheet_of("business-card").copies.size() == 10);
  CHECK(sheet_of("sticker").copies.size() == 20);
}

TEST_CASE("copies lie on the sheet and not on each other") {
  for (const Product& product : products()) {
    const OfficeSheet sheet = office_sheet(product);
    for (const Box& a : sheet.copies) {
      CHECK(a.x >= -0.001);
      CHECK(a.y >= -0.001);
      CHECK(a.right() <= sheet.width + 0.001);
      CHECK(a.bottom() <= sheet.height + 0.001);
      for (const Box& b : sheet.copies) {
        if (&a == &b) continue;
        const bool apart = a.right() <= b.x + 0.001 || b.right() <= a.x + 0.001 ||
                           a.bottom() <= b.y + 0.001 || b.bottom() <= a.y + 0.001;
        CHECK(apart);
      }
    }
  }
}

TEST_CASE("marks to cut stand outside the copies where there is room") {
  const OfficeSheet cards = sheet_of("business-card");
  const auto marks = cut_marks(cards);
  // 3 places across, 6 down, at both ends.
  CHECK(marks.size() == 18);
  for (const MarkLine& mark : marks) {
    const bool upright = mark.x1 == mark.x2;
    const bool outside = upright ? mark.y2 < 11 || mark.y1 > 286 || mark.y2 > 286
                                 : mark.x2 < 20 || mark.x1 > 190 || mark.x2 > 190;
    CHECK(outside);
  }
  // A sheet that is the product itself is not cut.
  CHECK(cut_marks(sheet_of("a4-poster")).empty());
}

TEST_CASE("crop marks stay out of the bleed") {
  for (const MarkLine& mark : crop_marks({10, 10, 100, 50})) {
    const bool beside = mark.x2 <= 7 || mark.x1 >= 113 || mark.y2 <= 7 || mark.y1 >= 63;
    CHECK(beside);
  }
}

TEST_CASE("a code is strong where its modules stay large") {
  const std::string url = "https://OPEENKIER.BE/K/7FQF/";
  CHECK(qr_for(slot(30), url)->ecc == Ecc::high);
  CHECK(qr_for(slot(17), url)->ecc == Ecc::medium);
  CHECK(qr_for(slot(17, 0.4), url)->ecc == Ecc::high);
  CHECK(qr_for(slot(30, 0.5, "Q"), url)->ecc == Ecc::quartile);
  CHECK_FALSE(qr_for(slot(30), std::string(3000, 'x')));
}
