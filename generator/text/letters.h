#pragma once

#include <string>
#include <string_view>

namespace kier {

/// Text as a search compares it: small letters, Latin letters without their
/// accents and in ASCII ("Één Œuvre" -> "een oeuvre"), Greek without its accents,
/// Cyrillic in small letters. Anything else stays. Folding twice changes nothing.
std::string fold(std::string_view text);

/// Appends what fold() makes of one code point: nothing for an accent on its own.
void append_folded(char32_t code_point, std::string& out);

/// Small and capital letters of Latin, Greek and Cyrillic; the rest stays.
/// "ß" becomes "SS", the Dutch "ij" becomes "IJ" as any other two letters.
std::string lower_case(std::string_view text);
std::string upper_case(std::string_view text);

}  // namespace kier
