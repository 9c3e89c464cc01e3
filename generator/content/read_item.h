#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "campaign/item.h"
#include "campaign/settings.h"

namespace kier {

/// One content file as an item: front matter against its type's declaration, body
/// as a document. Its path names language and type. No value when the file cannot
/// be read at all; an item with mistakes comes with diagnostics.
Outcome<Item> read_item(const SourceFile& file, const Settings& settings,
                        const std::vector<ItemType>& types);

}  // namespace kier
