#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kier {

/// A colour of SVG as "#rrggbb" in small letters: #abc, #aabbcc, rgb(1, 2, 3), black, white.
/// Empty for what paints nothing of its own (none, inherit, currentColor, url(#id) ...);
/// nullopt for what cannot be read, other names among them.
std::optional<std::string> parse_colour(std::string_view text);

/// "#rrggbb" as three shares of light in [0, 1]; black when it is none.
struct Rgb {
  double red = 0, green = 0, blue = 0;
};
Rgb rgb_of(std::string_view colour);

bool is_grey(std::string_view colour);  ///< of "#rrggbb": red, green and blue are equal

}  // namespace kier
