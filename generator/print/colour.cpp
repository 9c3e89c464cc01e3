#include "print/colour.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "print/transform.h"

namespace kier {
namespace {

bool is_hex(std::string_view digits) {
  return digits.find_first_not_of("0123456789abcdefABCDEF") == digits.npos;
}

std::optional<std::string> of_function(std::string_view text) {
  text.remove_prefix(std::string_view("rgb(").size());
  int part[3];
  for (int& value : part) {
    const auto number = take_number(text);
    if (!number || *number < 0 || *number > 255) return std::nullopt;
    value = static_cast<int>(*number + 0.5);
  }
  if (text != ")") return std::nullopt;
  return fmt::format("#{:02x}{:02x}{:02x}", part[0], part[1], part[2]);
}

}  // namespace

std::optional<std::string> parse_colour(std::string_view text) {
  for (std::string_view none : {"none", "inherit", "currentColor", "currentcolor", "transparent",
                                "context-fill", "context-stroke"})
    if (text == none) return "";
  if (text.starts_with("url(#")) return "";
  if (text == "black") return "#000000";
  if (text == "white") return "#ffffff";
  if (text.starts_with("rgb(")) return of_function(text);
  if (!text.starts_with('#') || !is_hex(text.substr(1))) return std::nullopt;
  std::string colour(text);
  if (text.size() == 4) colour = {'#', text[1], text[1], text[2], text[2], text[3], text[3]};
  if (colour.size() != 7) return std::nullopt;
  for (char& c : colour)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  return colour;
}

Rgb rgb_of(std::string_view colour) {
  unsigned value = 0;
  if (colour.size() == 7) std::from_chars(colour.data() + 1, colour.data() + 7, value, 16);
  const auto share = [&](unsigned shift) { return (value >> shift & 0xffU) / 255.0; };
  return {share(16), share(8), share(0)};
}

bool is_grey(std::string_view colour) {
  return colour.size() == 7 && colour.substr(1, 2) == colour.substr(3, 2) &&
         colour.substr(3, 2) == colour.substr(5, 2);
}

}  // namespace kier
