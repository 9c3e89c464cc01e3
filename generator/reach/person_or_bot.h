#pragma once

#include <string_view>

#include "base/flat_map.h"
#include "reach/keyed_hash.h"

namespace kier {

enum class Visitor {
  person,
  tool,     ///< nothing, or a program: curl, an HTTP library, a scanner
  crawler,  ///< search engines, archives, monitors, AI companies
  preview,  ///< fetches a page to show it in a chat or a feed
};

/// What a user agent says it is. It may lie: a fetcher that calls itself Chrome is a person here.
/// The lists are in generator/reach/data/user_agents.inc.
Visitor classify_visitor(std::string_view user_agent);

/// The version of the lists: "2026-11". Part of the version of the counting rules.
std::string_view user_agents_version();

/// Classifies each distinct user agent once.
class VisitorCache {
 public:
  explicit VisitorCache(const HashKey& key) : key_(key) {}
  Visitor classify(std::string_view user_agent);

 private:
  HashKey key_;
  FlatMap<std::uint64_t, Visitor> known_;
};

}  // namespace kier
