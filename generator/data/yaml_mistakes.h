#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace kier {

/// What made the YAML library give up, as far as its words tell.
enum class YamlTrouble {
  colon,         // a colon where no key can end
  out_of_place,  // something that the lists and maps around it cannot hold
  bracket,       // [ or { without its end
  character,     // a character that cannot begin a value
  alias,
  anchor,
  tag,
  block,   // text beside | or >
  escape,  // a backslash with a letter that means nothing
  quote,   // the text ends inside quotes
  tab,
  other
};

/// A place in a YAML text; lines and columns count from 0, columns in bytes.
struct YamlSpot {
  std::size_t line = 0;
  std::size_t column = 0;
};

struct YamlSyntaxError {
  YamlTrouble trouble = YamlTrouble::other;
  std::string words;                ///< the library's own
  YamlSpot spot;                    ///< where it gave up
  std::optional<YamlSpot> bracket;  ///< the last [ or { that is still open
};

/// Says in plain words what the author did, and where: often not the place where
/// the library noticed it. `text` is the document, `first_line` its first line in
/// `file`.
Diagnostic explain(const YamlSyntaxError& error, std::string_view text, const std::string& file,
                   int first_line);

}  // namespace kier
