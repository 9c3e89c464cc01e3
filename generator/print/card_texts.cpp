// Which texts of a campaign make cards, and what stands on each.
#include <algorithm>

#include "markup/plain.h"
#include "print/cards.h"

namespace kier {
namespace {

constexpr Rule no_card{"print/no-card", Severity::error, "there is no card '{key}'",
                       "did you mean '{nearest}'?|cards are made of tips, questions and short "
                       "quotes; write the key of one, such as tips/NAME"};

constexpr std::size_t longest_quote = 180;  // letters; more is no text for a picture

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// "tips/slaap" in the default language, else "en/tips/slaap", as in the site's addresses.
std::string key_of(const Campaign& campaign, const Item& item) {
  return (item.language == campaign.settings.default_language() ? "" : item.language + '/') +
         item.key;
}

/// The words of the block quotes (not of the boxes that are written alike) that are one paragraph.
std::vector<std::pair<std::string, Mark>> quotes_of(const Document& body) {
  std::vector<std::pair<std::string, Mark>> quotes;
  const auto& nodes = body.nodes;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].kind != NodeKind::quote) continue;
    const bool single = i + 1 < nodes.size() && nodes[i + 1].kind == NodeKind::paragraph &&
                        nodes[i + 1].end == nodes[i].end;
    std::string text = plain_text(body, i);
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (single && !text.empty() && text.size() <= longest_quote)
      quotes.emplace_back(std::move(text), nodes[i].mark);
  }
  return quotes;
}

/// A story that never happened says so wherever a part of it goes.
std::string origin_of(const Campaign& campaign, const Item& item) {
  const FieldValue* fictional = item.field("fictional");
  if (fictional == nullptr) return item.title;
  return print_string(campaign, item.language, "fictional_label", "Verzonnen verhaal") + ": " +
         item.title;
}

void add_cards(const Campaign& campaign, const Item& item, std::vector<Card>& cards) {
  const std::string_view type = campaign.type_of(item).name;
  if (item.introduces_list || !is_one_of(type, {"tip", "question", "story", "page"})) return;
  const std::string key = key_of(campaign, item);
  if (is_one_of(type, {"tip", "question"}))
    cards.push_back({key, item.language, item.title, item.summary, {item.source}});
  std::size_t number = 0;
  for (auto& [text, mark] : quotes_of(item.body))
    cards.push_back({key + "-quote-" + std::to_string(++number),
                     item.language,
                     std::move(text),
                     origin_of(campaign, item),
                     {item.source, mark}});
}

}  // namespace

Outcome<std::vector<Card>> plan_cards(const Campaign& campaign,
                                      const std::vector<std::string>& keys) {
  std::vector<Card> all;
  for (const Item& item : campaign.items) add_cards(campaign, item, all);
  if (keys.empty()) return all;
  std::vector<Card> chosen;
  Diagnostics found;
  for (const std::string& key : keys) {
    const auto card =
        std::find_if(all.begin(), all.end(), [&](const Card& c) { return c.key == key; });
    if (card != all.end()) {
      chosen.push_back(*card);
      continue;
    }
    std::vector<std::string> known;
    for (const Card& one : all) known.push_back(one.key);
    found.push_back(
        complain(no_card, {"content"}, {{"key", key}, {"nearest", nearest(key, known)}}));
  }
  if (chosen.empty()) return found;
  return {std::move(chosen), std::move(found)};
}

}  // namespace kier
