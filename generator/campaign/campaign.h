#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "campaign/channel.h"
#include "campaign/item.h"
#include "campaign/item_type.h"
#include "campaign/settings.h"

namespace kier {

/// An item that exists but is not shown: a draft, expired, or without consent.
struct Withdrawn {
  std::string source;
  std::string language;
  std::string key;
  std::string reason;  ///< "it is a draft", "its last day was 2020-12-31"
};

/// Everything that the site, the print and the report are made from. Valid, and
/// unchanged once it is loaded; whatever is not to be published is not in it.
struct Campaign {
  Campaign() = default;
  Campaign(Campaign&&) = default;
  Campaign& operator=(Campaign&&) = default;

  Settings settings;
  std::vector<ItemType> types;
  std::map<std::string, Strings, std::less<>> strings;  ///< by language
  std::vector<Item> items;  ///< by language in the order of the settings, then by key
  std::vector<Withdrawn> withdrawn;
  ChannelRegister channels;
  std::set<std::string, std::less<>> assets;  ///< paths under assets/

  const ItemType& type_of(const Item& item) const { return types[item.type]; }
  const ItemType* type_named(std::string_view name) const;
  const Strings& strings_of(std::string_view language) const;

  /// The item in just this language; nullptr when there is none.
  const Item* find(std::string_view language, std::string_view key) const;
  /// The item in this language, else in the default one, else in any.
  const Item* find_best(std::string_view language, std::string_view key) const;
  /// True for the item that its translations inherit from, or that has none.
  bool is_original(const Item& item) const {
    return find_best(settings.default_language(), item.key) == &item;
  }
  const Withdrawn* find_withdrawn(std::string_view language, std::string_view key) const;

  /// Puts `items` in order and makes them findable; to be called after every change.
  void index_items();

 private:
  /// By language: from the key of an item to its index. The keys point into `items`.
  std::map<std::string, std::unordered_map<std::string_view, std::size_t>, std::less<>> by_key_;
};

}  // namespace kier
