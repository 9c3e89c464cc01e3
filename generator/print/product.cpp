#include "print/product.h"

#include <algorithm>
#include <cmath>

namespace kier {
namespace {

constexpr double a4_short = 210, a4_long = 297;

std::size_t how_many(double sheet, double copy) {
  constexpr double nothing = 0.01;
  return static_cast<std::size_t>(std::floor((sheet + nothing) / copy));
}

OfficeSheet fill(const Product& product, double width, double height) {
  const std::size_t columns = how_many(width, product.width);
  const std::size_t rows = how_many(height, product.height);
  const double left = (width - static_cast<double>(columns) * product.width) / 2;
  const double top = (height - static_cast<double>(rows) * product.height) / 2;
  OfficeSheet sheet{width, height, {}};
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < columns; ++column)
      sheet.copies.push_back({left + static_cast<double>(column) * product.width,
                              top + static_cast<double>(row) * product.height, product.width,
                              product.height});
  return sheet;
}

/// Where copies begin and end along one side, each place once.
std::vector<double> edges(const OfficeSheet& sheet, bool across) {
  std::vector<double> places;
  for (const Box& copy : sheet.copies) {
    places.push_back(across ? copy.x : copy.y);
    places.push_back(across ? copy.right() : copy.bottom());
  }
  std::sort(places.begin(), places.end());
  const auto same = [](double a, double b) { return std::abs(a - b) < 0.001; };
  places.erase(std::unique(places.begin(), places.end(), same), places.end());
  return places;
}

}  // namespace

const std::vector<Product>& products() {
  static const std::vector<Product> all{
      {"a6-flyer", "A6 flyer", 105, 148, 30},
      {"a5-flyer", "A5 flyer", 148, 210, 40},
      {"a4-poster", "A4 poster", 210, 297, 50},
      {"a3-poster", "A3 poster", 297, 420, 90},
      {"tear-off", "A4 poster with strips to tear off", 210, 297, 17},
      {"business-card", "business card", 85, 55, 24},
      {"sticker", "sticker", 50, 50, 27}};
  return all;
}

const Product* find_product(std::string_view id) {
  const auto& all = products();
  const auto found = std::find_if(all.begin(), all.end(), [&](auto& p) { return p.id == id; });
  return found == all.end() ? nullptr : &*found;
}

OfficeSheet office_sheet(const Product& product) {
  const OfficeSheet upright = fill(product, a4_short, a4_long);
  OfficeSheet aside = fill(product, a4_long, a4_short);
  if (upright.copies.empty() && aside.copies.empty())
    return {product.width, product.height, {{0, 0, product.width, product.height}}};
  return aside.copies.size() > upright.copies.size() ? aside : upright;
}

std::vector<MarkLine> cut_marks(const OfficeSheet& sheet) {
  constexpr double length = 4, gap = 1, shortest = 3;
  const auto columns = edges(sheet, true), rows = edges(sheet, false);
  std::vector<MarkLine> marks;
  const auto add = [&](double place, double from, double to, bool upright) {
    marks.push_back(upright ? MarkLine{place, from, place, to} : MarkLine{from, place, to, place});
  };
  const auto mark_side = [&](const std::vector<double>& places, double margin, double end,
                             double across, bool upright) {
    const bool roomy = margin >= gap + shortest;
    const double begin = roomy ? std::max(0.0, margin - gap - length) : 0;
    const double stop = roomy ? margin - gap : shortest;
    for (const double place : places) {
      // A cut at the very edge of the paper is none.
      if (place < 0.1 || place > across - 0.1) continue;
      add(place, begin, stop, upright);
      add(place, end - begin, end - stop, upright);
    }
  };
  mark_side(columns, rows.front(), sheet.height, sheet.width, true);
  mark_side(rows, columns.front(), sheet.width, sheet.height, false);
  return marks;
}

std::vector<MarkLine> crop_marks(const Box& trim) {
  constexpr double gap = 3;
  std::vector<MarkLine> marks;
  for (const double x : {trim.x, trim.right()}) {
    marks.push_back({x, trim.y - gap - crop_mark_length, x, trim.y - gap});
    marks.push_back({x, trim.bottom() + gap, x, trim.bottom() + gap + crop_mark_length});
  }
  for (const double y : {trim.y, trim.bottom()}) {
    marks.push_back({trim.x - gap - crop_mark_length, y, trim.x - gap, y});
    marks.push_back({trim.right() + gap, y, trim.right() + gap + crop_mark_length, y});
  }
  return marks;
}

std::optional<QrMatrix> qr_for(const Slot& slot, std::string_view text) {
  const std::string& wanted = slot.style.ecc;
  if (wanted == "L") return make_qr(text, Ecc::low);
  if (wanted == "M") return make_qr(text, Ecc::medium);
  if (wanted == "Q") return make_qr(text, Ecc::quartile);
  if (wanted == "H") return make_qr(text, Ecc::high);
  auto strong = make_qr(text, Ecc::high);
  const double side = std::min(slot.box.width, slot.box.height);
  if (strong && side / (strong->size + 2 * quiet_modules) >= slot.style.min_module) return strong;
  return make_qr(text, Ecc::medium);
}

}  // namespace kier
