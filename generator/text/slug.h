#pragma once

#include <string>
#include <string_view>

namespace kier {

/// A title as part of an address: small ASCII letters, digits and single hyphens,
/// none at either end. Accents go ("één" -> "een"), apostrophes vanish ("foto's" ->
/// "fotos", "’s Avonds" -> "s-avonds"), all else parts words. What leaves nothing
/// becomes the code points of its first four characters ("你好" -> "u4f60-u597d"), and
/// an empty text "untitled", so a slug is never empty.
std::string slugify(std::string_view title);

}  // namespace kier
