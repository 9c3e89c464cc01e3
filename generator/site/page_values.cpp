#include "site/page_values.h"

#include <algorithm>

#include "markup/plain.h"
#include "site/body.h"
#include "site/card.h"
#include "site/landing.h"
#include "site/language_links.h"
#include "site/lists.h"
#include "site/shared_pictures.h"
#include "site/structured_data.h"

namespace kier {
namespace {

constexpr std::size_t description_length = 160;

Value optional_text(std::string_view text) {
  return text.empty() ? Value() : Value(text);
}
Value optional_date(const std::optional<Date>& date) {
  return date ? Value(iso_date(*date)) : Value();
}

std::string_view kind_name(const Route& route, const SiteValues& site) {
  switch (route.kind) {
    case Route::Kind::item:
      return route.address == site.routes->home[route.language] ? "home" : "item";
    case Route::Kind::list:
      return "list";
    case Route::Kind::audience:
      return "audience";
    case Route::Kind::theme:
      return "theme";
    case Route::Kind::search:
      return "search";
    case Route::Kind::index:
      return "index";
    case Route::Kind::not_found:
      return "not_found";
    case Route::Kind::landing:
      return "landing";
    case Route::Kind::mistyped:
      return "mistyped";
  }
  return "";
}

/// The first words of a text, cut between words.
std::string beginning_of(const Document& document) {
  std::string text = plain_text(document);
  for (char& c : text)
    if (c == '\n') c = ' ';
  if (text.size() <= description_length) return text;
  const auto space = text.rfind(' ', description_length);
  text.resize(space == text.npos ? 0 : space);
  return text + "…";
}

class PageValues {
 public:
  PageValues(const SiteValues& site, const TemplateSet& templates, const Route& route,
             Diagnostics& diagnostics)
      : site_(site),
        templates_(templates),
        route_(route),
        language_(site.languages[route.language]),
        strings_(site.campaign->strings_of(language_.code)),
        sink_(diagnostics) {}

  Value run() {
    std::vector<Value::Entry> page = common();
    if (route_.item != nullptr) {
      add_item(page, *route_.item);
    } else {
      add_no_item(page);
    }
    add_lists(page);
    std::vector<Value::Entry> globals{
        {"site", language_.site},
        {"lang", language_.lang},
        {"t", language_.strings},
        {"addresses", language_.addresses},
        {"crisis", language_.crisis},
        {"menu", current(language_.menu, language_.menu_addresses)},
        {"footer", current(language_.footer, language_.footer_addresses)},
        {"languages", language_switch(site_, route_)},
        {"audience_doors", language_.audience_doors},
        {"latest", is_home() ? latest_cards(site_, route_.language) : Value(Value::List{})},
        {"page", Value::map(std::move(page))},
    };
    if (route_.landing != nullptr)
      globals.push_back({"landing", landing_value(site_, *route_.landing)});
    return Value::map(std::move(globals));
  }

 private:
  bool is_home() const { return route_.address == site_.routes->home[route_.language]; }
  bool shows_item() const {
    return route_.kind == Route::Kind::item || route_.kind == Route::Kind::landing;
  }

  std::string title() const {
    switch (route_.kind) {
      case Route::Kind::item:
      case Route::Kind::landing:
        return route_.item->title;
      case Route::Kind::list:
        if (route_.item != nullptr) return route_.item->title;
        return std::string(text_for(route_.type->title, language_.code, site_.campaign->settings));
      case Route::Kind::audience:
      case Route::Kind::theme:
        return std::string(text_for(route_.topic->title, language_.code, site_.campaign->settings));
      case Route::Kind::search:
        return std::string(strings_.text("search"));
      case Route::Kind::index:
        return std::string(strings_.text("a_to_z"));
      case Route::Kind::not_found:
        return std::string(strings_.text("not_found_title"));
      case Route::Kind::mistyped:
        return std::string(strings_.text("mistyped_title"));
    }
    return {};
  }

  std::vector<Value::Entry> common() const {
    const std::string canonical = canonical_url();
    return {
        {"title", title()},
        {"kind", kind_name(route_, site_)},
        {"type", route_.type == nullptr ? "" : std::string_view(route_.type->name)},
        {"address", site_.href(route_.address)},
        {"url", site_.url(route_.address)},
        {"canonical", canonical},
        {"alternates", alternate_links(site_, route_)},
        {"crumbs", crumbs()},
        {"noindex", !is_for_search_engines(route_)},
        {"json_ld", structured_data(site_, route_, title(), canonical)},
    };
  }

  /// A text that is shown under a second address names its first one.
  std::string canonical_url() const {
    if (route_.kind == Route::Kind::item && route_.item->language != language_.code)
      return site_.url(site_.routes->of_item.front()[site_.index_of(*route_.item)]);
    return site_.url(route_.address);
  }

  void add_item(std::vector<Value::Entry>& page, const Item& item) const {
    const Campaign& campaign = *site_.campaign;
    const Settings& settings = campaign.settings;
    const bool fallback = item.language != language_.code;
    const std::string_view image = item.image.empty() ? "" : site_.assets->address(item.image);
    page.insert(
        page.end(),
        {{"key", item.key},
         {"summary", optional_text(item.summary)},
         {"description", item.summary.empty() ? beginning_of(item.body) : item.summary},
         {"body", Value::html(render_body(site_, templates_, item, route_.language, sink_))},
         {"toc", table_of_contents(item.body)},
         {"audiences", topics_value(item.audiences, settings.audiences, language_.audiences)},
         {"themes", topics_value(item.themes, settings.themes, language_.themes)},
         {"publish", optional_date(item.publish)},
         {"reviewed", optional_date(item.reviewed)},
         {"review_by", review_by(item, campaign.type_of(item))},
         {"check_by", check_by(item)},
         {"image", image.empty() ? Value() : Value(site_.href(image))},
         {"image_alt", optional_text(item.image_alt)},
         {"og_image", image.empty() ? shared_picture() : Value(site_.url(image))},
         {"fallback", fallback ? fallback_value(item) : Value()},
         {"fields", shows_item() ? fields_value(site_, item, route_.language) : Value::map({})}});
  }

  Value shared_picture() const {
    const std::string_view picture =
        site_.assets->address(shared_picture_of(*site_.campaign, route_));
    return picture.empty() ? Value() : Value(site_.url(picture));
  }

  Value fallback_value(const Item& item) const {
    return Value::map({{"language_name", language_name(*site_.campaign, item.language)},
                       {"tag", language_tag(*site_.campaign, item.language)}});
  }

  void add_no_item(std::vector<Value::Entry>& page) const {
    const Value none;
    const Value empty = Value::List{};
    page.insert(page.end(), {{"key", ""},
                             {"summary", none},
                             {"description", title()},
                             {"body", Value::html("")},
                             {"toc", empty},
                             {"audiences", empty},
                             {"themes", empty},
                             {"publish", none},
                             {"reviewed", none},
                             {"review_by", none},
                             {"check_by", none},
                             {"image", none},
                             {"image_alt", none},
                             {"og_image", shared_picture()},
                             {"fallback", none},
                             {"fields", Value::map({})}});
  }

  void add_lists(std::vector<Value::Entry>& page) const {
    const bool grouped = route_.kind == Route::Kind::audience || route_.kind == Route::Kind::theme;
    const Value empty = Value::List{};
    page.push_back(
        {"items", route_.kind == Route::Kind::list ? cards_of_type(site_, route_) : empty});
    page.push_back({"groups", grouped ? groups_of_topic(site_, route_) : empty});
    page.push_back({"downloads", route_.kind == Route::Kind::audience ? downloads() : empty});
    page.push_back({"letters", route_.kind == Route::Kind::index
                                   ? letters_of_index(site_, route_.language)
                                   : empty});
  }

  /// The files under assets/drukwerk/ for this audience in this language.
  Value downloads() const {
    constexpr std::string_view folder = "drukwerk/";
    const std::string ending = '-' + route_.topic->id + '-' + language_.code + ".pdf";
    Value::List found;
    const auto& files = site_.assets->files();
    for (auto file = files.lower_bound(folder);
         file != files.end() && file->first.starts_with(folder); ++file) {
      if (!file->first.ends_with(ending)) continue;
      std::string name = file->first.substr(folder.size());
      name.resize(name.size() - ending.size());
      std::string key = "download_" + name;
      std::replace(key.begin(), key.end(), '-', '_');
      const std::string_view title = strings_.text(key);
      found.push_back(Value::map({{"title", title.empty() ? name : std::string(title)},
                                  {"address", site_.href(site_.assets->address(file->first))}}));
    }
    return found;
  }

  /// What a page belongs to: an item to the list of its type, a plain page for one audience to
  /// that audience's main page. An empty address: to nothing.
  struct Parent {
    std::string_view title, address;
  };
  Parent parent() const {
    const Settings& settings = site_.campaign->settings;
    if (route_.type == nullptr) return {};
    if (!route_.type->folder.empty())
      return {text_for(route_.type->title, language_.code, settings),
              site_.routes->of_list[route_.language][site_.index_of(*route_.type)]};
    if (route_.item == nullptr || route_.item->audiences.size() != 1) return {};
    for (const Topic& topic : settings.audiences) {
      if (topic.id != route_.item->audiences.front() || topic.page == route_.item->key) continue;
      const Item* page = site_.campaign->find_best(language_.code, topic.page);
      if (page != nullptr)
        return {text_for(topic.title, language_.code, settings),
                site_.address_of(*page, route_.language)};
    }
    return {};
  }

  /// The variant of a menu in which the entry that leads to this page, or to what it belongs
  /// to, is marked.
  Value current(const std::vector<Value>& variants,
                const std::vector<std::string>& addresses) const {
    const std::string_view above = parent().address;
    for (std::size_t i = 0; i < addresses.size(); ++i)
      if (addresses[i] == route_.address || (!above.empty() && addresses[i] == above))
        return variants[i + 1];
    return variants.front();
  }

  Value crumbs() const {
    Value::List crumbs;
    const Parent above = route_.kind == Route::Kind::item ? parent() : Parent{};
    if (!above.address.empty())
      crumbs.push_back(
          Value::map({{"title", above.title}, {"address", site_.href(above.address)}}));
    return crumbs;
  }

  const SiteValues& site_;
  const TemplateSet& templates_;
  const Route& route_;
  const LanguageValues& language_;
  const Strings& strings_;
  Diagnostics& sink_;
};

}  // namespace

std::string template_of(const Route& route, const Campaign& campaign) {
  switch (route.kind) {
    case Route::Kind::item: {
      const ItemType& type = campaign.type_of(*route.item);
      return route.item->key == "index" ? type.home_template : type.page_template;
    }
    case Route::Kind::list:
      return route.type->list_template;
    case Route::Kind::audience:
    case Route::Kind::theme:
      return "group.html";
    case Route::Kind::search:
      return "search.html";
    case Route::Kind::index:
      return "index_az.html";
    case Route::Kind::not_found:
      return "not_found.html";
    case Route::Kind::landing:
      return "landing.html";
    case Route::Kind::mistyped:
      return "mistyped.html";
  }
  return {};
}

Value page_values(const SiteValues& site, const TemplateSet& templates, const Route& route,
                  Diagnostics& diagnostics) {
  return PageValues(site, templates, route, diagnostics).run();
}

}  // namespace kier
