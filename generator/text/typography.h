#pragma once

#include <string>
#include <string_view>

namespace kier {

/// What stands around a piece of text on the page. 0 is the edge of a block, ' ' a
/// line break; code and other things that are no text count as a letter.
struct TextContext {
  char32_t before = 0;
  char32_t after = 0;
};

/// The habits of one language; see typography_of.
struct Typography {
  std::string_view open_double, close_double;
  std::string_view open_single, close_single;
  /// Words that begin with an apostrophe, which a machine takes for a quote ("'s
  /// avonds"). Both lists hold small letters, with a space around every word.
  std::string_view elisions;
  std::string_view units;  ///< what stays on one line with the number before it
};

/// The habits of "nl" and "en" (also "nl-BE" and the like); nullptr for a language
/// that we do not know, whose texts stay as they were typed.
const Typography* typography_of(std::string_view language);

/// Appends `text` as a printer would set it: curly quotes and apostrophes; a spaced en
/// dash for " - " and "--"; an en dash in ranges (12-25), not in phone numbers, dates
/// and codes; an ellipsis for three dots; no-break spaces inside phone numbers and
/// between a number and its unit. Setting a text again changes nothing.
void typeset(std::string_view text, const Typography& language, TextContext around,
             std::string& out);

/// The same for a text on its own; unchanged in a language that we do not know.
std::string typeset(std::string_view text, std::string_view language);

}  // namespace kier
