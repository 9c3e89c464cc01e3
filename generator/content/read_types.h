#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "campaign/item_type.h"
#include "data/value.h"

namespace kier {

/// The keys that the front matter of every type knows, in the order of
/// docs/content-format.md.
const std::vector<std::string>& common_keys();

/// types.yaml as types, in the order of the file. A type with a mistake is read
/// as far as it goes.
Outcome<std::vector<ItemType>> read_types(const Value& yaml, const std::string& file,
                                          const Settings& settings);

}  // namespace kier
