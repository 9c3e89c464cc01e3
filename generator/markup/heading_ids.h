#pragma once

#include <string>

#include "base/diagnostic.h"
#include "markup/document.h"

namespace kier {

/// The part of a heading's text before "{#id}" at its end, without blanks; all of the
/// text when there is none. `id` receives what stands between "{#" and "}".
std::string_view split_heading_id(std::string_view text, std::string_view& id);

/// Gives every heading of the document an id: what its author wrote, or the slug of
/// its text; the second of the same gets "-2", and so on. An id that is no slug, and
/// one that an author gave twice, are errors.
void assign_heading_ids(Document& document, const std::string& file, Diagnostics& diagnostics);

}  // namespace kier
