#include "site/site_values.h"

#include "base/parallel.h"
#include "site/card.h"

namespace kier {
namespace {

Value strings_value(const Strings& strings) {
  std::vector<Value::Entry> entries;
  for (const auto& [key, text] : strings.texts) entries.push_back({key, text});
  for (const auto& [key, list] : strings.lists) {
    Value::List items(list.begin(), list.end());
    entries.push_back({key, std::move(items)});
  }
  return Value::map(std::move(entries));
}

Value optional_text(std::string_view text) {
  return text.empty() ? Value() : Value(text);
}

/// Fills in the values of one language; the cards of all items come first,
/// because the help block shows some of them.
class LanguageValuesMaker {
 public:
  LanguageValuesMaker(const SiteValues& site, std::size_t language)
      : site_(site),
        campaign_(*site.campaign),
        settings_(site.campaign->settings),
        routes_(*site.routes),
        language_(language),
        values_(site.languages[language]) {}

  LanguageValues run() {
    const Strings& strings = campaign_.strings_of(values_.code);
    values_.strings = strings_value(strings);
    values_.lang = Value::map({{"code", values_.code},
                               {"tag", values_.tag},
                               {"direction", direction()},
                               {"name", language_name(campaign_, values_.code)},
                               {"whole", settings_.is_whole(language_)}});
    values_.site = Value::map({
        {"title", text_for(settings_.title, values_.code, settings_)},
        {"tagline", optional_text(text_for(settings_.tagline, values_.code, settings_))},
        {"base_url", settings_.base_url},
        {"owner", optional_text(settings_.owner)},
        {"publisher", optional_text(settings_.publisher)},
    });
    make_addresses();
    make_menu(settings_.menu, values_.menu_addresses, values_.menu);
    make_menu(settings_.footer, values_.footer_addresses, values_.footer);
    make_crisis();
    make_doors();
    return std::move(values_);
  }

 private:
  std::string_view direction() const {
    constexpr std::string_view right_to_left[] = {"ar", "fa", "he", "ur", "ps", "yi"};
    for (std::string_view code : right_to_left)
      if (code == values_.code) return "rtl";
    return "ltr";
  }

  void make_addresses() {
    std::vector<Value::Entry> lists;
    for (std::size_t i = 0; i < campaign_.types.size(); ++i) {
      lists.push_back({campaign_.types[i].name, optional_address(routes_.of_list[language_][i])});
    }
    const bool whole = settings_.is_whole(language_);
    const std::string prefix = language_ == 0 ? "/" : "/" + values_.code + "/";
    values_.addresses = Value::map({
        {"home", site_.href(prefix)},
        {"search", optional_address(routes_.search[language_])},
        {"index", optional_address(routes_.index[language_])},
        {"feed", optional_address(whole ? prefix + "feed.xml" : "")},
        {"search_index", optional_address(whole ? "/search/" + values_.code + ".json" : "")},
        {"lists", Value::map(std::move(lists))},
    });
  }

  Value optional_address(const std::string& address) const {
    return address.empty() ? Value() : Value(site_.href(address));
  }

  struct Entry {
    std::string title, address;
    std::string_view tag = {};  // of the title, where it is in another language
  };

  /// The title and address of a menu entry; an empty address leaves it out.
  Entry entry_of(const MenuEntry& entry) const {
    const Strings& strings = campaign_.strings_of(values_.code);
    switch (entry.kind) {
      case MenuEntry::Kind::search:
        return {std::string(strings.text("search")), routes_.search[language_]};
      case MenuEntry::Kind::index:
        return {std::string(strings.text("a_to_z")), routes_.index[language_]};
      case MenuEntry::Kind::page:
        return page_entry(entry.target);
      case MenuEntry::Kind::list:
        for (std::size_t i = 0; i < campaign_.types.size(); ++i)
          if (campaign_.types[i].name == entry.target)
            return {std::string(text_for(campaign_.types[i].title, values_.code, settings_)),
                    routes_.of_list[language_][i]};
        return {};
      case MenuEntry::Kind::audience:
        for (std::size_t i = 0; i < settings_.audiences.size(); ++i)
          if (settings_.audiences[i].id == entry.target)
            return {std::string(text_for(settings_.audiences[i].title, values_.code, settings_)),
                    routes_.of_audience[language_][i]};
        return {};
    }
    return {};
  }

  /// A language of summaries does not lead to pages that its readers cannot read.
  bool has_here(const Item& item) const {
    return settings_.is_whole(language_) || item.language == values_.code;
  }

  Entry page_entry(std::string_view key) const {
    const Item* item = campaign_.find_best(values_.code, key);
    if (item == nullptr || !has_here(*item)) return {};
    // The main page of an audience goes by the audience's name, which is short.
    for (const Topic& topic : settings_.audiences)
      if (topic.page == key)
        return {std::string(text_for(topic.title, values_.code, settings_)),
                std::string(site_.address_of(*item, language_))};
    const bool foreign = item->language != values_.code;
    return {item->title, std::string(site_.address_of(*item, language_)),
            foreign ? language_tag(campaign_, item->language) : std::string_view{}};
  }

  void make_menu(const std::vector<MenuEntry>& entries, std::vector<std::string>& addresses,
                 std::vector<Value>& variants) {
    std::vector<Entry> shown;
    for (const MenuEntry& entry : entries) {
      Entry made = entry_of(entry);
      if (made.address.empty()) continue;
      if (!entry.title.empty())
        made = {std::string(text_for(entry.title, values_.code, settings_)), made.address};
      shown.push_back(std::move(made));
    }
    for (const Entry& entry : shown) addresses.push_back(entry.address);
    for (std::size_t current = 0; current <= shown.size(); ++current) {
      Value::List list;
      for (std::size_t i = 0; i < shown.size(); ++i)
        list.push_back(Value::map({{"title", shown[i].title},
                                   {"address", site_.href(shown[i].address)},
                                   {"tag", optional_text(shown[i].tag)},
                                   {"current", i + 1 == current}}));
      variants.emplace_back(std::move(list));
    }
  }

  void make_crisis() {
    Value::List services;
    for (const auto& [key, mark] : settings_.crisis) {
      const Item* item = campaign_.find_best(values_.code, key);
      if (item != nullptr && has_here(*item) && !values_.cards[site_.index_of(*item)].is_none())
        services.push_back(values_.cards[site_.index_of(*item)]);
    }
    values_.crisis = std::move(services);
  }

  void make_doors() {
    Value::List doors;
    for (std::size_t i = 0; i < settings_.audiences.size(); ++i) {
      const Topic& topic = settings_.audiences[i];
      const Item* page = campaign_.find_best(values_.code, topic.page);
      const std::string_view address =
          page != nullptr ? site_.address_of(*page, language_) : routes_.of_audience[language_][i];
      if (address.empty() || (page != nullptr && !has_here(*page))) continue;
      doors.push_back(
          Value::map({{"id", topic.id},
                      {"title", text_for(topic.title, values_.code, settings_)},
                      {"address", site_.href(address)},
                      {"summary", optional_text(page == nullptr ? "" : page->summary)}}));
    }
    values_.audience_doors = std::move(doors);
  }

  const SiteValues& site_;
  const Campaign& campaign_;
  const Settings& settings_;
  const Routes& routes_;
  std::size_t language_;
  LanguageValues values_;
};

/// What pages show of each audience or theme; none where it has no page in this language.
std::vector<Value> topic_values(const SiteValues& site, const std::vector<Topic>& topics,
                                const std::vector<std::string>& addresses,
                                std::string_view language) {
  std::vector<Value> values;
  for (std::size_t i = 0; i < topics.size(); ++i)
    values.push_back(
        addresses[i].empty()
            ? Value()
            : Value::map({{"id", topics[i].id},
                          {"title", text_for(topics[i].title, language, site.campaign->settings)},
                          {"address", site.href(addresses[i])}}));
  return values;
}

}  // namespace

std::string base_path_of(std::string_view base_url) {
  const auto host = base_url.find("//");
  const auto slash = host == base_url.npos ? base_url.npos : base_url.find('/', host + 2);
  return slash == base_url.npos ? "" : std::string(base_url.substr(slash));
}

std::string SiteValues::url(std::string_view address) const {
  return campaign->settings.base_url + std::string(address);
}

std::string_view SiteValues::address_of(const Item& item, std::size_t language) const {
  if (item.introduces_list) return routes->of_list[language][item.type];
  const std::string& here = routes->of_item[language][index_of(item)];
  if (!here.empty()) return here;
  // An item that exists in another language only is reached where it is.
  for (std::size_t i = 0; i < languages.size(); ++i)
    if (languages[i].code == item.language) return routes->of_item[i][index_of(item)];
  return {};
}

SiteValues make_site_values(const Campaign& campaign, const Routes& routes, const Assets& assets,
                            unsigned threads) {
  SiteValues site;
  site.campaign = &campaign;
  site.routes = &routes;
  site.assets = &assets;
  site.base_path = base_path_of(campaign.settings.base_url);
  for (const std::string& code : campaign.settings.languages) {
    LanguageValues& values = site.languages.emplace_back();
    values.code = code;
    values.tag = language_tag(campaign, code);
  }
  for (std::size_t language = 0; language < site.languages.size(); ++language) {
    LanguageValues& values = site.languages[language];
    const Settings& settings = campaign.settings;
    values.audiences =
        topic_values(site, settings.audiences, routes.of_audience[language], values.code);
    values.themes = topic_values(site, settings.themes, routes.of_theme[language], values.code);
    std::vector<Value> cards(campaign.items.size());
    parallel_for(cards.size(), threads, [&](std::size_t i) {
      const std::string& address = routes.of_item[language][i];
      if (!address.empty()) cards[i] = card_value(site, campaign.items[i], language, address);
    });
    values.cards = std::move(cards);
  }
  for (std::size_t language = 0; language < site.languages.size(); ++language)
    site.languages[language] = LanguageValuesMaker(site, language).run();
  return site;
}

std::string_view language_tag(const Campaign& campaign, std::string_view code) {
  const std::string_view tag = campaign.strings_of(code).text("language_tag");
  return tag.empty() ? code : tag;
}

std::string_view language_name(const Campaign& campaign, std::string_view code) {
  const std::string_view name = campaign.strings_of(code).text("language_name");
  return name.empty() ? code : name;
}

}  // namespace kier
