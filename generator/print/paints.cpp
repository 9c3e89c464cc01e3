// Reads content streams by a reader of its own, so that no mistake of the library that wrote
// them can hide itself.
#include "print/paints.h"

#include <algorithm>
#include <limits>
#include <map>

#include "print/content_scanner.h"
#include "print/press.h"

namespace kier {
namespace {

constexpr int deepest_form = 12;

PdfMatrix product(const PdfMatrix& m, const PdfMatrix& n) {
  return {m[0] * n[0] + m[1] * n[2],        m[0] * n[1] + m[1] * n[3],
          m[2] * n[0] + m[3] * n[2],        m[2] * n[1] + m[3] * n[3],
          m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5]};
}

PdfMatrix matrix_of(const std::vector<double>& numbers) {
  return {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]};
}

constexpr double far = std::numeric_limits<double>::max();
constexpr PdfArea nothing{far, far, -far, -far};

/// A stretch of a path that hangs together. One to which the pen was only moved paints nothing.
struct Piece {
  PdfArea area = nothing;
  bool is_point = true;
};

struct Colour {
  PaintSpace space = PaintSpace::grey;
  std::array<double, 4> values{};
};

struct State {
  PdfMatrix matrix{1, 0, 0, 1, 0, 0};
  Colour fill, stroke;
};

enum class Verb {
  save,
  restore,
  transform,
  form,
  picture,
  move,
  point,
  curve,
  curve_short,
  rectangle,
  fill,
  stroke,
  both,
  forget,
  grey,
  grey_line,
  rgb,
  rgb_line,
  cmyk,
  cmyk_line,
  space,
  space_line,
  special,
  special_line,
  begin_text,
  text_matrix,
  text_move,
  text
};

const std::map<std::string_view, Verb>& verbs() {
  static const std::map<std::string_view, Verb> known{
      {"q", Verb::save},           {"Q", Verb::restore},     {"cm", Verb::transform},
      {"Do", Verb::form},          {"EI", Verb::picture},    {"sh", Verb::picture},
      {"m", Verb::move},           {"l", Verb::point},       {"c", Verb::curve},
      {"v", Verb::curve_short},    {"y", Verb::curve_short}, {"re", Verb::rectangle},
      {"f", Verb::fill},           {"F", Verb::fill},        {"f*", Verb::fill},
      {"S", Verb::stroke},         {"s", Verb::stroke},      {"B", Verb::both},
      {"B*", Verb::both},          {"b", Verb::both},        {"b*", Verb::both},
      {"n", Verb::forget},         {"g", Verb::grey},        {"G", Verb::grey_line},
      {"rg", Verb::rgb},           {"RG", Verb::rgb_line},   {"k", Verb::cmyk},
      {"K", Verb::cmyk_line},      {"cs", Verb::space},      {"CS", Verb::space_line},
      {"sc", Verb::special},       {"scn", Verb::special},   {"SC", Verb::special_line},
      {"SCN", Verb::special_line}, {"BT", Verb::begin_text}, {"Tm", Verb::text_matrix},
      {"Td", Verb::text_move},     {"TD", Verb::text_move},  {"Tj", Verb::text},
      {"TJ", Verb::text},          {"'", Verb::text},        {"\"", Verb::text}};
  return known;
}

class PaintReader {
 public:
  PaintReader(const FormSource& forms, std::vector<Paint>& paints)
      : forms_(forms), paints_(paints) {}

  void read(std::string_view content, State state, int depth) {
    state_ = std::move(state);
    ContentScanner scanner(content);
    std::vector<State> saved;
    for (std::string_view word = scanner.next(); !word.empty(); word = scanner.next()) {
      const auto verb = verbs().find(word);
      if (verb == verbs().end()) continue;
      if (verb->second == Verb::save) {
        saved.push_back(state_);
      } else if (verb->second == Verb::restore) {
        if (saved.empty()) continue;
        state_ = saved.back();
        saved.pop_back();
      } else if (verb->second == Verb::form) {
        if (depth < deepest_form) read_form(scanner.name(), depth);
      } else {
        step(verb->second, scanner);
      }
    }
  }

 private:
  void read_form(const std::string& name, int depth) {
    const Form* form = forms_.enter(name);
    if (form == nullptr) return;
    if (form->is_picture) {
      add_picture();
    } else {
      State inner = state_;
      inner.matrix = product(form->matrix, state_.matrix);
      PaintReader(forms_, paints_).read(form->content, std::move(inner), depth + 1);
    }
    forms_.leave();
  }

  void step(Verb verb, const ContentScanner& scanner) {
    const std::vector<double>& n = scanner.numbers();
    switch (verb) {
      case Verb::transform:
        if (n.size() == 6) state_.matrix = product(matrix_of(n), state_.matrix);
        break;
      case Verb::picture:
        add_picture();
        break;
      case Verb::move:
        begin_piece();
        extend(n, 2);
        path_.back().is_point = true;
        break;
      case Verb::point:
        extend(n, 2);
        break;
      case Verb::curve:
        extend(n, 6);
        break;
      case Verb::curve_short:
        extend(n, 4);
        break;
      case Verb::rectangle:
        begin_piece();
        if (n.size() == 4)
          extend({n[0], n[1], n[0] + n[2], n[1], n[0], n[1] + n[3], n[0] + n[2], n[1] + n[3]}, 8);
        break;
      case Verb::fill:
        add_path(state_.fill);
        break;
      case Verb::stroke:
        add_path(state_.stroke, true);
        break;
      case Verb::both:
        add_path(state_.fill);
        add_path(state_.stroke, true);
        break;
      case Verb::forget:
        is_painted_ = true;
        break;
      default:
        set_state(verb, scanner);
        break;
    }
  }

  void set_state(Verb verb, const ContentScanner& scanner) {
    const std::vector<double>& n = scanner.numbers();
    switch (verb) {
      case Verb::grey:
        state_.fill = colour(PaintSpace::grey, n);
        break;
      case Verb::grey_line:
        state_.stroke = colour(PaintSpace::grey, n);
        break;
      case Verb::rgb:
        state_.fill = colour(PaintSpace::rgb, n);
        break;
      case Verb::rgb_line:
        state_.stroke = colour(PaintSpace::rgb, n);
        break;
      case Verb::cmyk:
        state_.fill = colour(PaintSpace::cmyk, n);
        break;
      case Verb::cmyk_line:
        state_.stroke = colour(PaintSpace::cmyk, n);
        break;
      case Verb::space:
        state_.fill = colour(space_of(scanner.name()), {});
        break;
      case Verb::space_line:
        state_.stroke = colour(space_of(scanner.name()), {});
        break;
      case Verb::special:
        state_.fill = colour(state_.fill.space, n);
        break;
      case Verb::special_line:
        state_.stroke = colour(state_.stroke.space, n);
        break;
      case Verb::begin_text:
        text_ = {1, 0, 0, 1, 0, 0};
        break;
      case Verb::text_matrix:
        if (n.size() == 6) text_ = matrix_of(n);
        break;
      case Verb::text_move:
        if (n.size() == 2) text_ = product({1, 0, 0, 1, n[0], n[1]}, text_);
        break;
      case Verb::text:
        add_text();
        break;
      default:
        break;
    }
  }

  static PaintSpace space_of(const std::string& name) {
    if (name == "DeviceGray") return PaintSpace::grey;
    if (name == "DeviceCMYK") return PaintSpace::cmyk;
    if (name == contour_ink) return PaintSpace::spot;
    return name == "Pattern" ? PaintSpace::pattern : PaintSpace::rgb;
  }

  static Colour colour(PaintSpace space, const std::vector<double>& numbers) {
    Colour made{space, {}};
    std::copy_n(numbers.begin(), std::min<std::size_t>(numbers.size(), 4), made.values.begin());
    return made;
  }

  /// A painted path is gone once the next one begins.
  void begin_piece() {
    if (is_painted_) path_.clear();
    is_painted_ = false;
    path_.push_back({});
  }

  void extend(const std::vector<double>& numbers, std::size_t count) {
    if (numbers.size() != count || path_.empty()) return;
    path_.back().is_point = false;
    for (std::size_t i = 0; i < count; i += 2)
      include(state_.matrix, numbers[i], numbers[i + 1], path_.back().area);
  }

  static void include(const PdfMatrix& m, double x, double y, PdfArea& area) {
    const double px = m[0] * x + m[2] * y + m[4];
    const double py = m[1] * x + m[3] * y + m[5];
    area = {std::min(area.left, px), std::min(area.bottom, py), std::max(area.right, px),
            std::max(area.top, py)};
  }

  void add_path(const Colour& colour, bool is_line = false) {
    for (const Piece& piece : path_)
      if (!piece.is_point)
        paints_.push_back({colour.space, colour.values, piece.area, false, is_line});
    is_painted_ = true;
  }

  void add_text() {
    PdfArea area = nothing;
    include(product(text_, state_.matrix), 0, 0, area);
    paints_.push_back({state_.fill.space, state_.fill.values, area, true});
  }

  void add_picture() {
    PdfArea area = nothing;
    for (const double x : {0, 1})
      for (const double y : {0, 1}) include(state_.matrix, x, y, area);
    paints_.push_back({PaintSpace::picture, {}, area, false});
  }

  const FormSource& forms_;
  std::vector<Paint>& paints_;
  State state_;
  PdfMatrix text_{1, 0, 0, 1, 0, 0};
  std::vector<Piece> path_;  // one for each piece that hangs together
  bool is_painted_ = false;
};

}  // namespace

std::vector<Paint> read_paints(std::string_view content, const FormSource& forms) {
  std::vector<Paint> paints;
  PaintReader(forms, paints).read(content, {}, 0);
  return paints;
}

}  // namespace kier
