#include "print/transform.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace kier {
namespace {

void skip(std::string_view& text, std::string_view characters) {
  text.remove_prefix(std::min(text.find_first_not_of(characters), text.size()));
}

constexpr std::string_view blanks = " \t\r\n";

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

/// Exact for quarter turns, which must keep boxes upright.
Affine rotation(double degrees) {
  const double quarter = std::fmod(degrees, 360) / 90;
  double sine = std::sin(radians(degrees)), cosine = std::cos(radians(degrees));
  if (quarter == std::floor(quarter)) sine = std::round(sine), cosine = std::round(cosine);
  return {cosine, sine, -sine, cosine, 0, 0};
}

/// One function of a transform with its numbers.
std::optional<Affine> matrix_of(std::string_view name, const std::array<double, 6>& n,
                                std::size_t count) {
  if (name == "matrix" && count == 6) return Affine{n[0], n[1], n[2], n[3], n[4], n[5]};
  if (name == "translate" && (count == 1 || count == 2)) return Affine{1, 0, 0, 1, n[0], n[1]};
  if (name == "scale" && count == 1) return Affine{n[0], 0, 0, n[0], 0, 0};
  if (name == "scale" && count == 2) return Affine{n[0], 0, 0, n[1], 0, 0};
  if (name == "rotate" && count == 1) return rotation(n[0]);
  if (name == "rotate" && count == 3)
    return Affine{1, 0, 0, 1, n[1], n[2]} * rotation(n[0]) * Affine{1, 0, 0, 1, -n[1], -n[2]};
  if (name == "skewX" && count == 1) return Affine{1, 0, std::tan(radians(n[0])), 1, 0, 0};
  if (name == "skewY" && count == 1) return Affine{1, std::tan(radians(n[0])), 0, 1, 0, 0};
  return std::nullopt;
}

std::optional<Affine> take_function(std::string_view& text) {
  const auto open = text.find('(');
  if (open == text.npos) return std::nullopt;
  std::string_view name = text.substr(0, open);
  name = name.substr(0, name.find_last_not_of(blanks) + 1);
  text.remove_prefix(open + 1);
  std::array<double, 6> numbers{};
  std::size_t count = 0;
  for (std::optional<double> n; (n = take_number(text));) {
    if (count == numbers.size()) return std::nullopt;
    numbers[count++] = *n;
  }
  if (!text.starts_with(')')) return std::nullopt;
  text.remove_prefix(1);
  return matrix_of(name, numbers, count);
}

}  // namespace

bool Affine::keeps_boxes() const {
  constexpr double nothing = 1e-6;
  return (std::abs(b) < nothing && std::abs(c) < nothing) ||
         (std::abs(a) < nothing && std::abs(d) < nothing);
}

void Affine::apply(double& x, double& y) const {
  const double new_x = a * x + c * y + e;
  y = b * x + d * y + f;
  x = new_x;
}

Affine operator*(const Affine& o, const Affine& i) {
  return {o.a * i.a + o.c * i.b, o.b * i.a + o.d * i.b,       o.a * i.c + o.c * i.d,
          o.b * i.c + o.d * i.d, o.a * i.e + o.c * i.f + o.e, o.b * i.e + o.d * i.f + o.f};
}

Box transformed(const Affine& matrix, const Box& box) {
  std::array<double, 4> x{box.x, box.right(), box.x, box.right()};
  std::array<double, 4> y{box.y, box.y, box.bottom(), box.bottom()};
  for (std::size_t i = 0; i < x.size(); ++i) matrix.apply(x[i], y[i]);
  const auto [left, right] = std::minmax_element(x.begin(), x.end());
  const auto [top, bottom] = std::minmax_element(y.begin(), y.end());
  return {*left, *top, *right - *left, *bottom - *top};
}

std::optional<double> take_number(std::string_view& text) {
  skip(text, blanks);
  double number = 0;
  const std::size_t plus = text.starts_with('+') ? 1 : 0;
  const char* begin = text.data() + plus;
  const auto [end, error] = std::from_chars(begin, text.data() + text.size(), number);
  if (error != std::errc{} || !std::isfinite(number)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  skip(text, blanks);
  if (text.starts_with(',')) text.remove_prefix(1);
  skip(text, blanks);
  return number;
}

std::optional<Affine> parse_transform(std::string_view text) {
  Affine all;
  for (skip(text, " \t\r\n,"); !text.empty(); skip(text, " \t\r\n,")) {
    const auto one = take_function(text);
    if (!one) return std::nullopt;
    all = all * *one;
  }
  return all;
}

}  // namespace kier
