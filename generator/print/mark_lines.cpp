#include "print/mark_lines.h"

#include <algorithm>
#include <cctype>

namespace kier {
namespace {

struct Point {
  double x = 0, y = 0;
};

double number_of(const XmlNode& element, std::string_view key) {
  std::string_view text = element.get(key);
  return take_number(text).value_or(0);
}

/// Reads the commands of a path into the corners of its lines; a pen that is lifted starts a
/// new row of corners.
class PathReader {
 public:
  explicit PathReader(std::string_view text) : text_(text) {}

  std::optional<std::vector<std::vector<Point>>> run() {
    char command = 0;
    while (skip_blanks()) {
      const char c = text_.front();
      if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
        command = c;
        text_.remove_prefix(1);
      }
      if (!step(command)) return std::nullopt;
      if (command == 'M') command = 'L';
      if (command == 'm') command = 'l';
    }
    return std::move(rows_);
  }

 private:
  bool skip_blanks() {
    text_.remove_prefix(std::min(text_.find_first_not_of(" ,\t\r\n"), text_.size()));
    return !text_.empty();
  }

  bool step(char command) {
    const bool relative = command >= 'a';
    const Point from = relative ? at_ : Point{};
    const char kind = static_cast<char>(std::toupper(static_cast<unsigned char>(command)));
    if (kind == 'Z') return close();
    const auto first = take_number(text_);
    if (!first) return false;
    if (kind == 'H') return line_to({from.x + *first, at_.y});
    if (kind == 'V') return line_to({at_.x, from.y + *first});
    const auto second = take_number(text_);
    if (!second || (kind != 'M' && kind != 'L')) return false;
    const Point to{from.x + *first, from.y + *second};
    if (kind == 'L') return line_to(to);
    rows_.push_back({to});
    at_ = to;
    return true;
  }

  bool line_to(Point to) {
    if (rows_.empty()) return false;
    rows_.back().push_back(to);
    at_ = to;
    return true;
  }

  bool close() { return !rows_.empty() && line_to(rows_.back().front()); }

  std::string_view text_;
  Point at_;
  std::vector<std::vector<Point>> rows_;
};

std::optional<std::vector<std::vector<Point>>> corners_of(const XmlNode& element) {
  const auto number = [&](std::string_view key) { return number_of(element, key); };
  if (element.name == "line")
    return {{{{number("x1"), number("y1")}, {number("x2"), number("y2")}}}};
  if (element.name == "rect") {
    const double left = number("x"), top = number("y");
    const double right = left + number("width"), bottom = top + number("height");
    return {{{{left, top}, {right, top}, {right, bottom}, {left, bottom}, {left, top}}}};
  }
  if (element.name == "path") return PathReader(element.get("d")).run();
  const bool closed = element.name == "polygon";
  if (element.name != "polyline" && !closed) return std::nullopt;
  const std::string path = "M " + std::string(element.get("points")) + (closed ? " Z" : "");
  return PathReader(path).run();
}

}  // namespace

std::optional<std::vector<MarkLine>> lines_of(const XmlNode& element, const Affine& matrix) {
  const auto rows = corners_of(element);
  if (!rows) return std::nullopt;
  std::vector<MarkLine> lines;
  for (const auto& row : *rows)
    for (std::size_t i = 1; i < row.size(); ++i) {
      MarkLine line{row[i - 1].x, row[i - 1].y, row[i].x, row[i].y};
      matrix.apply(line.x1, line.y1);
      matrix.apply(line.x2, line.y2);
      lines.push_back(line);
    }
  return lines;
}

}  // namespace kier
