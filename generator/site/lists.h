#pragma once

#include "data/value.h"
#include "site/site_values.h"

namespace kier {

/// The cards of a type's list: the newest first, then by title.
Value cards_of_type(const SiteValues& site, const Route& route);

/// The cards of an audience or a theme, in a group per type: {type, title,
/// address, items}, in the order of types.yaml.
Value groups_of_topic(const SiteValues& site, const Route& route);

/// Every page of a language under its first letter: {letter, items}.
Value letters_of_index(const SiteValues& site, std::size_t language);

/// The newest cards of the types that are in the feed, at most five.
Value latest_cards(const SiteValues& site, std::size_t language);

/// The items that a language's feed, lists and home show, newest first: those with
/// a publish date of types in the feed.
std::vector<const Item*> feed_items(const SiteValues& site, std::size_t language);

}  // namespace kier
