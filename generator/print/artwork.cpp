#include "print/artwork.h"

#include <algorithm>
#include <array>

#include "print/colour.h"
#include "print/fonts.h"
#include "print/transform.h"

namespace kier {
namespace {

constexpr Rule unknown_element{"print/artwork-element", Severity::error,
                               "{element}: this cannot be printed", "{mend}"};
constexpr Rule effect{"print/artwork-effect", Severity::error,
                      "{element}: '{property}' would be printed as coarse dots",
                      "draw it without the effect"};
constexpr Rule flowed{"print/artwork-flowed", Severity::error,
                      "{element}: text that flows in a shape would be printed on one line",
                      "make it a slot, or turn it into a path (Inkscape: Path > Object to Path)"};
constexpr Rule outside{"print/artwork-link", Severity::error,
                       "{element}: it refers to '{target}', which is not in this file",
                       "draw it in the file itself"};
constexpr Rule wrong_colour{"print/artwork-colour", Severity::error,
                            "{element}: '{property}: {value}' is no colour that can be printed",
                            "write it like #23243a"};
constexpr Rule wrong_font{"print/artwork-font", Severity::error,
                          "{element}: the font '{font}' is not among those of print designs",
                          "use one of {known}, or turn the text into a path"};
constexpr Rule wrong_transform{"print/artwork-transform", Severity::error,
                               "{element}: 'transform: {value}' cannot be read",
                               "write it like translate(10, 20)"};
constexpr Rule gradient{"print/press-gradient", Severity::error,
                        "{element}: a gradient has no inks for the press",
                        "draw it in steps of plain colours; or print it with --office"};
constexpr Rule opacity{"print/press-opacity", Severity::error,
                       "{element}: '{property}: {value}' is see-through, which the press refuses",
                       "choose the colour that it looks like; or print it with --office"};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class ElementCheck {
 public:
  ElementCheck(const XmlNode& element, const std::string& file, ArtworkFindings& findings)
      : element_(element), file_(file), findings_(findings) {}

  void run() {
    if (!check_name()) return;
    if (element_.name == "linearGradient" || element_.name == "radialGradient")
      report(findings_.press, gradient, {});
    const std::string_view transform = element_.get("transform");
    if (!parse_transform(transform))
      report(findings_.mistakes, wrong_transform, {{"value", std::string(transform)}});
    const std::string_view target = element_.get("href");
    if (!target.empty() && !target.starts_with('#')) refuse_target(target);
    for (const auto& [name, value] : properties_of(element_)) check_property(name, value);
  }

 private:
  void report(Diagnostics& sink, const Rule& rule, Parts parts) {
    parts.insert(parts.begin(), {"element", element_name(element_)});
    sink.push_back(complain(rule, {file_, element_.line, 1}, std::move(parts)));
  }

  void refuse_target(std::string_view target) {
    constexpr std::size_t enough = 60;
    const bool cut = target.size() > enough;
    report(findings_.mistakes, outside,
           {{"target", std::string(target.substr(0, enough)) + (cut ? "..." : "")}});
  }

  bool check_name() {
    const std::string& name = element_.name;
    if (is_one_of(name, {"svg",      "g",       "defs",           "title",          "desc",
                         "path",     "rect",    "circle",         "ellipse",        "line",
                         "polyline", "polygon", "text",           "tspan",          "clipPath",
                         "use",      "symbol",  "linearGradient", "radialGradient", "stop",
                         "pattern"}))
      return true;
    std::string mend = "draw it with paths";
    if (name == "image") mend = "trace the picture (Inkscape: Path > Trace Bitmap)";
    if (name == "style") mend = "write fill and stroke on each element, as Inkscape does";
    if (name == "filter" || name == "mask") mend = "draw it without the effect";
    if (name.starts_with("flow")) mend = "make the text a slot, or turn it into a path";
    if (name == "script") mend = "remove it";
    report(findings_.mistakes, unknown_element, {{"mend", std::move(mend)}});
    return false;
  }

  void check_property(const std::string& name, const std::string& value) {
    if (is_one_of(name, {"fill", "stroke", "color", "stop-color"})) check_colour(name, value);
    if (is_one_of(name, {"filter", "mask"}) && value != "none")
      report(findings_.mistakes, effect, {{"property", name}});
    if (name == "mix-blend-mode" && value != "normal")
      report(findings_.press, opacity, {{"property", name}, {"value", value}});
    if (is_one_of(name, {"shape-inside", "inline-size"}) && value != "none")
      report(findings_.mistakes, flowed, {});
    if (is_one_of(name, {"opacity", "fill-opacity", "stroke-opacity", "stop-opacity"}))
      check_opacity(name, value);
    if (name == "font-family") check_font(value);
    if (value.find("url(") != value.npos && value.find("url(#") == value.npos) refuse_target(value);
  }

  void check_colour(const std::string& name, const std::string& value) {
    const auto colour = parse_colour(value);
    if (!colour)
      report(findings_.mistakes, wrong_colour, {{"property", name}, {"value", value}});
    else if (!colour->empty())
      findings_.colours.insert(*colour);
  }

  void check_opacity(const std::string& name, const std::string& value) {
    std::string_view rest = value;
    const auto number = take_number(rest);
    if (number && *number < (rest == "%" ? 100 : 1))
      report(findings_.press, opacity, {{"property", name}, {"value", value}});
  }

  void check_font(const std::string& value) {
    std::string family = value.substr(0, value.find(','));
    std::erase_if(family, [](char c) { return c == '\'' || c == '"'; });
    const auto& known = font_families();
    if (std::find(known.begin(), known.end(), family) != known.end()) return;
    std::string all;
    for (const std::string& name : known) all += (all.empty() ? "" : ", ") + name;
    report(findings_.mistakes, wrong_font, {{"font", family}, {"known", all}});
  }

  const XmlNode& element_;
  const std::string& file_;
  ArtworkFindings& findings_;
};

std::string trimmed(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin));
}

}  // namespace

bool is_drawn(const XmlNode& element) {
  return element.space == svg_space && element.name != "metadata";
}

std::vector<std::pair<std::string, std::string>> properties_of(const XmlNode& element) {
  auto properties = element.attributes;
  std::erase_if(properties, [](const auto& p) { return p.first == "style"; });
  std::string_view style = element.get("style");
  while (!style.empty()) {
    const auto end = std::min(style.find(';'), style.size());
    const std::string_view pair = style.substr(0, end);
    const auto colon = pair.find(':');
    if (colon != pair.npos)
      properties.emplace_back(trimmed(pair.substr(0, colon)), trimmed(pair.substr(colon + 1)));
    style.remove_prefix(std::min(end + 1, style.size()));
  }
  return properties;
}

std::string element_name(const XmlNode& element) {
  const std::string_view id = element.get("id");
  if (id.empty()) return "an element '" + element.name + "'";
  return element.name + " '" + std::string(id) + "'";
}

void check_artwork(const XmlNode& element, const std::string& file, ArtworkFindings& findings) {
  ElementCheck(element, file, findings).run();
}

}  // namespace kier
