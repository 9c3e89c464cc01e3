#pragma once

#include "base/diagnostic.h"
#include "base/source.h"

namespace kier {

/// Brings a text file into the one form that everything behind this point knows:
/// UTF-8 without a byte order mark, lines that end in '\n'. Bytes that are no
/// UTF-8, and NUL, are errors with their offset; the file is then left as it was.
Diagnostics normalise_text(SourceFile& file);

/// The same for every text of a campaign (pages, templates, tables). A file that is no text is
/// taken out of the tree: it would only mislead.
Diagnostics normalise_texts(SourceTree& tree, unsigned threads);

}  // namespace kier
