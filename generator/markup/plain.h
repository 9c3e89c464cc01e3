#pragma once

#include <string>

#include "markup/document.h"

namespace kier {

/// The words of the document without markup, blocks parted by a newline: for
/// the search index, summaries and checks. Link and image texts are included,
/// addresses and raw HTML are not.
std::string plain_text(const Document& document);

/// The same for one node and what it holds.
std::string plain_text(const Document& document, std::uint32_t node);

}  // namespace kier
