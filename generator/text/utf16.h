#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kier {

/// UTF-16 with a byte order mark, of either order, as UTF-8 without one; what is no character
/// becomes U+FFFD. nullopt for text that does not begin with such a mark.
std::optional<std::string> utf8_of_utf16(std::string_view bytes);

}  // namespace kier
