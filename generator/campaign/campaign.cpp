#include "campaign/campaign.h"

#include <algorithm>

namespace kier {

const ItemType* Campaign::type_named(std::string_view name) const {
  for (const ItemType& type : types)
    if (type.name == name) return &type;
  return nullptr;
}

const Strings& Campaign::strings_of(std::string_view language) const {
  static const Strings none;
  const auto found = strings.find(language);
  return found == strings.end() ? none : found->second;
}

const Item* Campaign::find(std::string_view language, std::string_view key) const {
  const auto keys = by_key_.find(language);
  if (keys == by_key_.end()) return nullptr;
  const auto found = keys->second.find(key);
  return found == keys->second.end() ? nullptr : &items[found->second];
}

const Item* Campaign::find_best(std::string_view language, std::string_view key) const {
  if (const Item* item = find(language, key)) return item;
  for (const std::string& other : settings.languages)
    if (const Item* item = find(other, key)) return item;
  return nullptr;
}

const Withdrawn* Campaign::find_withdrawn(std::string_view language, std::string_view key) const {
  const Withdrawn* other = nullptr;
  for (const Withdrawn& gone : withdrawn) {
    if (gone.key != key) continue;
    if (gone.language == language) return &gone;
    other = &gone;
  }
  return other;
}

void Campaign::index_items() {
  const auto rank = [&](const Item& item) {
    const auto& all = settings.languages;
    return std::find(all.begin(), all.end(), item.language) - all.begin();
  };
  std::sort(items.begin(), items.end(), [&](const Item& a, const Item& b) {
    const auto rank_a = rank(a), rank_b = rank(b);
    return rank_a != rank_b ? rank_a < rank_b : a.key < b.key;
  });
  by_key_.clear();
  for (std::size_t i = 0; i < items.size(); ++i)
    by_key_[items[i].language].emplace(items[i].key, i);
}

}  // namespace kier
