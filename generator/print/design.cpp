#include "print/design.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "print/artwork.h"
#include "print/mark_lines.h"
#include "print/slot_style.h"

namespace kier {
namespace {

constexpr Rule no_svg{"print/design-root", Severity::error,
                      "the file's first element is '{name}', not 'svg'",
                      "save the drawing as a plain SVG"};
constexpr Rule wrong_size{"print/design-size", Severity::error,
                          "the drawing's size cannot be read: {what}",
                          "give the svg element width and height in mm and a viewBox of the same "
                          "proportions, with the bleed on every side"};
constexpr Rule no_bleed{"print/design-bleed", Severity::error,
                        "the svg element has no data-bleed between 0 and 10",
                        "write data-bleed=\"3\" and draw 3 mm over the trim on every side"};
constexpr Rule unknown_slot{"print/slot-name", Severity::error, "there is no slot '{slot}'",
                            "did you mean '{nearest}'?|the slots are: {known}"};
constexpr Rule wrong_shape{"print/slot-shape", Severity::error,
                           "{slot}: a slot is a rectangle, this is a {shape}",
                           "draw a rectangle and give it this id"};
constexpr Rule turned{"print/slot-turned", Severity::error,
                      "{slot}: the rectangle is turned or skewed, or has no size",
                      "draw it upright; 'rotate: 90' in its description turns the text"};
constexpr Rule repeated{"print/slot-repeated", Severity::error,
                        "{slot}: this slot stands here twice", "remove one of them"};
constexpr Rule missing{"print/slot-missing", Severity::error, "the design has no {slot}",
                       "draw a rectangle with this id"};
constexpr Rule wrong_mark{"print/design-mark", Severity::error,
                          "{element}: a cut or fold is made of straight lines",
                          "draw it as a line, a rectangle or a path without curves"};

constexpr Rule wrong_contour{"print/design-contour", Severity::error,
                             "{element}: a sticker is cut along one upright rectangle, whose "
                             "corners may be round",
                             "draw a rectangle (Rx rounds its corners) and no second one"};

/// A size in millimetres: "111mm".
std::optional<double> millimetres(std::string_view text) {
  const auto number = take_number(text);
  if (!number || text != "mm" || *number <= 0 || *number > 2000) return std::nullopt;
  return number;
}

class DesignReader {
 public:
  DesignReader(const SourceFile& svg, DesignKind kind) : file_(svg.path), kind_(kind) {
    design_.file = svg.path;
  }

  Outcome<Design> run(XmlNode root) {
    if (root.name != "svg" || root.space != svg_space) {
      report(no_svg, root, {{"name", root.name}});
      return std::move(findings_.mistakes);
    }
    const auto matrix = read_canvas(root);
    if (!matrix) return std::move(findings_.mistakes);
    walk(root, *matrix, "");
    require_slots();
    design_.artwork = to_xml(root);
    design_.colours.assign(findings_.colours.begin(), findings_.colours.end());
    design_.press = std::move(findings_.press);
    return {std::move(design_), std::move(findings_.mistakes)};
  }

 private:
  void report(const Rule& rule, const XmlNode& element, Parts parts) {
    findings_.mistakes.push_back(complain(rule, {file_, element.line, 1}, std::move(parts)));
  }

  /// From the user units of the drawing to millimetres from the trim's corner.
  std::optional<Affine> read_canvas(const XmlNode& root) {
    std::string_view bleed = root.get("data-bleed");
    const auto given = take_number(bleed);
    if (!given || !bleed.empty() || *given < 0 || *given > 10) report(no_bleed, root, {});
    design_.bleed = given.value_or(0);
    const auto width = millimetres(root.get("width")), height = millimetres(root.get("height"));
    if (!width || !height) {
      report(wrong_size, root, {{"what", "width and height must be in mm, such as 111mm"}});
      return std::nullopt;
    }
    design_.width = *width - 2 * design_.bleed;
    design_.height = *height - 2 * design_.bleed;
    std::string_view text = root.get("viewBox");
    const auto x = take_number(text), y = take_number(text), w = take_number(text),
               h = take_number(text);
    if (!h || !text.empty() || *w <= 0 || *h <= 0) {
      report(wrong_size, root, {{"what", "the viewBox is missing or not four numbers"}});
      return std::nullopt;
    }
    const double scale = *width / *w;
    if (std::abs(scale * *h - *height) > 0.05 || design_.width <= 0 || design_.height <= 0) {
      report(wrong_size, root, {{"what", "the viewBox has other proportions than the drawing"}});
      return std::nullopt;
    }
    return Affine{scale, 0, 0, scale, -*x * scale - design_.bleed, -*y * scale - design_.bleed};
  }

  /// Takes slots, marks and guides out of `parent`, and checks what stays.
  void walk(XmlNode& parent, const Affine& outer, const std::string& group) {
    check_artwork(parent, file_, findings_);
    std::erase_if(parent.children, [&](XmlNode& child) {
      if (child.is_text()) return false;
      const Affine matrix = outer * parse_transform(child.get("transform")).value_or(Affine{});
      const std::string id(child.get("id"));
      if (!is_drawn(child) || id.starts_with("guide-")) return true;
      if (id.starts_with("slot-"))
        add_slot(child, matrix, group);
      else if (id == "kiss-cut")
        add_contour(child, matrix);
      else if (id.starts_with("cut-") || id.starts_with("fold-"))
        add_marks(child, matrix);
      else
        walk(child, matrix, id.starts_with("strip-") && child.name == "g" ? id + "/" : group);
      return id.starts_with("slot-") || id == "kiss-cut" || id.starts_with("cut-") ||
             id.starts_with("fold-");
    });
  }

  /// Editors keep ids unique by numbers: "slot-strip-qr-3" in "strip-3" is "slot-strip-qr".
  static std::string plain_name(std::string id, const std::string& group) {
    const auto known = [&] {
      return std::find(slot_names.begin(), slot_names.end(), id) != slot_names.end();
    };
    if (group.empty() || known()) return id;
    const auto hyphen = id.find_last_of('-');
    if (id.find_first_not_of("0123456789", hyphen + 1) == id.npos) id.resize(hyphen);
    return id;
  }

  void add_slot(const XmlNode& element, const Affine& matrix, const std::string& group) {
    const std::string name = plain_name(std::string(element.get("id")), group);
    if (std::find(slot_names.begin(), slot_names.end(), name) == slot_names.end()) {
      std::string all;
      for (const std::string& one : slot_names) all += (all.empty() ? "" : ", ") + one;
      return report(unknown_slot, element,
                    {{"slot", name}, {"nearest", nearest(name, slot_names)}, {"known", all}});
    }
    Slot slot{group + name, {}, {}, {element.line, 1}};
    if (element.name != "rect")
      return report(wrong_shape, element, {{"slot", slot.name}, {"shape", element.name}});
    if (!names_.insert(slot.name).second) return report(repeated, element, {{"slot", slot.name}});
    slot.box = box_of(element, matrix);
    if (!matrix.keeps_boxes() || slot.box.width < 1 || slot.box.height < 1)
      return report(turned, element, {{"slot", slot.name}});
    read_slot_style(description_of(element), file_, slot, findings_.mistakes);
    design_.slots.push_back(std::move(slot));
  }

  static double number_of(const XmlNode& element, std::string_view key) {
    std::string_view text = element.get(key);
    return take_number(text).value_or(0);
  }

  static Box box_of(const XmlNode& element, const Affine& matrix) {
    return transformed(matrix, {number_of(element, "x"), number_of(element, "y"),
                                number_of(element, "width"), number_of(element, "height")});
  }

  void add_contour(const XmlNode& element, const Affine& matrix) {
    Contour contour{box_of(element, matrix), 0};
    // SVG takes either of the two for both.
    const double radius = std::max(number_of(element, "rx"), number_of(element, "ry"));
    contour.radius = transformed(matrix, {0, 0, radius, radius}).width;
    if (element.name != "rect" || design_.contour || !matrix.keeps_boxes() ||
        contour.box.width < 1 || contour.box.height < 1)
      return report(wrong_contour, element, {{"element", element_name(element)}});
    contour.radius = std::min({contour.radius, contour.box.width / 2, contour.box.height / 2});
    design_.contour = contour;
  }

  static std::string description_of(const XmlNode& element) {
    std::string all;
    for (const XmlNode& child : element.children)
      if (child.name == "desc")
        for (const XmlNode& part : child.children) all += part.text;
    return all;
  }

  void add_marks(const XmlNode& element, const Affine& matrix) {
    const bool is_fold = element.get("id").starts_with("fold-");
    if (element.name == "g") {
      for (const XmlNode& child : element.children)
        if (!child.is_text() && is_drawn(child))
          add_lines(child, matrix * parse_transform(child.get("transform")).value_or(Affine{}),
                    is_fold);
      return;
    }
    add_lines(element, matrix, is_fold);
  }

  void add_lines(const XmlNode& element, const Affine& matrix, bool is_fold) {
    auto lines = lines_of(element, matrix);
    if (!lines) return report(wrong_mark, element, {{"element", element_name(element)}});
    for (MarkLine& line : *lines) {
      line.is_fold = is_fold;
      design_.marks.push_back(line);
    }
  }

  void require_slots() {
    const auto& slots = design_.slots;
    const auto has = [&](auto&& test) { return std::any_of(slots.begin(), slots.end(), test); };
    const auto require = [&](const std::string& name, bool there) {
      if (!there && findings_.mistakes.empty())
        findings_.mistakes.push_back(complain(missing, {file_}, {{"slot", name}}));
    };
    if (kind_ == DesignKind::card) {
      for (const std::string name : {"slot-title", "slot-site"})
        require(name, has([&](const Slot& s) { return s.name == name; }));
      return;
    }
    require("slot-qr", has([](const Slot& s) { return holds_code(s.name); }));
    require("slot-url", has([](const Slot& s) {
              return s.name == "slot-url" || s.name.ends_with("/slot-strip-url");
            }));
    require("slot-vu", has([](const Slot& s) { return s.name == "slot-vu"; }));
  }

  const std::string& file_;
  DesignKind kind_;
  Design design_;
  ArtworkFindings findings_;
  std::set<std::string> names_;
};

}  // namespace

Outcome<Design> parse_design(const SourceFile& svg, DesignKind kind) {
  Diagnostics mistakes;
  auto root = parse_xml(svg).take(mistakes);
  if (!root) return mistakes;
  return DesignReader(svg, kind).run(std::move(*root));
}

}  // namespace kier
