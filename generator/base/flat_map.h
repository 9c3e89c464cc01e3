// The only file that includes <tsl/robin_map.h>.
#pragma once

#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

namespace kier {

/// Hash tables in one array, without an allocation for each entry: for the few tables
/// with an entry for every word or link of a site. An entry moves when others are added.
template <class Key, class Value>
using FlatMap = tsl::robin_map<Key, Value>;
template <class Key>
using FlatSet = tsl::robin_set<Key>;

}  // namespace kier
