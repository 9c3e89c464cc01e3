#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/source.h"
#include "text/date.h"

namespace kier {

/// What a new page is to be.
struct NewPage {
  std::string type;      ///< the name of a type, or of its folder
  std::string title;     ///< one line of text
  std::string language;  ///< empty: the default one
  Date today;
};

/// The file of a new page, with its path below the campaign's folder: its type's
/// folder and the title as a slug. Errors: a type or language that the campaign does
/// not have, a title that is empty or more than one line, mistakes in campaign.yaml
/// or types.yaml, which stand in `tree`.
Outcome<SourceFile> begin_page(const SourceTree& tree, const NewPage& page);

}  // namespace kier
