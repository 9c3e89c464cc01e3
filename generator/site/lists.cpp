#include "site/lists.h"

#include <algorithm>
#include <map>

#include "text/letters.h"

namespace kier {
namespace {

constexpr std::size_t latest_count = 5;

/// An item of a list with what it is sorted by.
struct Listed {
  const Item* item;
  std::string folded_title;
};

std::vector<Listed> collect(const SiteValues& site, std::size_t language, auto wanted) {
  std::vector<Listed> listed;
  const auto& cards = site.languages[language].cards;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const Item& item = site.campaign->items[i];
    if (!cards[i].is_none() && wanted(item)) listed.push_back({&item, fold(item.title)});
  }
  return listed;
}

/// The newest first; equal days, and items without one, by title.
void sort_by_date(std::vector<Listed>& listed) {
  std::sort(listed.begin(), listed.end(), [](const Listed& a, const Listed& b) {
    if (a.item->publish != b.item->publish) return a.item->publish > b.item->publish;
    if (a.folded_title != b.folded_title) return a.folded_title < b.folded_title;
    return a.item->key < b.item->key;
  });
}

Value cards_of(const SiteValues& site, std::size_t language, const std::vector<Listed>& listed) {
  Value::List cards;
  cards.reserve(listed.size());
  for (const Listed& entry : listed)
    cards.push_back(site.languages[language].cards[site.index_of(*entry.item)]);
  return cards;
}

}  // namespace

Value cards_of_type(const SiteValues& site, const Route& route) {
  auto listed = collect(site, route.language, [&](const Item& item) {
    return &site.campaign->type_of(item) == route.type;
  });
  sort_by_date(listed);
  return cards_of(site, route.language, listed);
}

Value groups_of_topic(const SiteValues& site, const Route& route) {
  const Campaign& campaign = *site.campaign;
  const auto& ids = route.kind == Route::Kind::audience ? &Item::audiences : &Item::themes;
  auto all = collect(site, route.language, [&](const Item& item) {
    const auto& mine = item.*ids;
    return std::find(mine.begin(), mine.end(), route.topic->id) != mine.end();
  });
  sort_by_date(all);
  Value::List groups;
  for (std::size_t type = 0; type < campaign.types.size(); ++type) {
    std::vector<Listed> listed;
    for (const Listed& entry : all)
      if (entry.item->type == type) listed.push_back(entry);
    if (listed.empty()) continue;
    const std::string& address = site.routes->of_list[route.language][type];
    const std::string_view title = text_for(campaign.types[type].title,
                                            site.languages[route.language].code, campaign.settings);
    groups.push_back(Value::map({{"type", campaign.types[type].name},
                                 {"title", title.empty() ? Value() : Value(title)},
                                 {"address", address.empty() ? Value() : Value(site.href(address))},
                                 {"items", cards_of(site, route.language, listed)}}));
  }
  return groups;
}

Value letters_of_index(const SiteValues& site, std::size_t language) {
  auto all = collect(site, language, [](const Item& item) { return item.key != "index"; });
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyz0123456789";
  for (Listed& entry : all)  // "'s Nachts" stands among the words with an S
    if (const auto first = entry.folded_title.find_first_of(plain); first != std::string::npos)
      entry.folded_title.erase(0, first);
  std::sort(all.begin(), all.end(), [](const Listed& a, const Listed& b) {
    if (a.folded_title != b.folded_title) return a.folded_title < b.folded_title;
    return a.item->key < b.item->key;
  });
  std::map<std::string, std::vector<Listed>> by_letter;
  for (Listed& entry : all) {
    const char letter = entry.folded_title.empty() ? '#' : entry.folded_title.front();
    const bool is_letter = letter >= 'a' && letter <= 'z';
    by_letter[is_letter ? std::string(1, static_cast<char>(letter - 'a' + 'A')) : "#"].push_back(
        std::move(entry));
  }
  Value::List letters;
  for (const auto& [letter, listed] : by_letter)
    letters.push_back(
        Value::map({{"letter", letter}, {"items", cards_of(site, language, listed)}}));
  return letters;
}

std::vector<const Item*> feed_items(const SiteValues& site, std::size_t language) {
  auto listed = collect(site, language, [&](const Item& item) {
    return site.campaign->type_of(item).in_feed && item.publish.has_value() &&
           item.language == site.languages[language].code;
  });
  sort_by_date(listed);
  std::vector<const Item*> items;
  for (const Listed& entry : listed) items.push_back(entry.item);
  return items;
}

Value latest_cards(const SiteValues& site, std::size_t language) {
  Value::List cards;
  for (const Item* item : feed_items(site, language)) {
    if (cards.size() == latest_count) break;
    cards.push_back(site.languages[language].cards[site.index_of(*item)]);
  }
  return cards;
}

}  // namespace kier
