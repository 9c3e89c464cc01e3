#include "site/language_links.h"

namespace kier {
namespace {

std::size_t index_of(const std::vector<Topic>& topics, const Topic* topic) {
  return static_cast<std::size_t>(topic - topics.data());
}

/// A code leads to one language. In the others the main page of its audience takes its place.
std::string_view audience_page_in(const SiteValues& site, const Route& route, std::size_t other) {
  for (const Topic& topic : site.campaign->settings.audiences)
    if (topic.id == route.landing->channel->audience)
      if (const Item* page = site.campaign->find(site.languages[other].code, topic.page))
        return site.address_of(*page, other);
  return {};
}

/// The address of this page in another language; empty when it has none there.
std::string_view address_in(const SiteValues& site, const Route& route, std::size_t other) {
  const Routes& routes = *site.routes;
  const Settings& settings = site.campaign->settings;
  switch (route.kind) {
    case Route::Kind::item: {
      const Item* item = site.campaign->find(site.languages[other].code, route.item->key);
      return routes.of_item[other][site.index_of(item == nullptr ? *route.item : *item)];
    }
    case Route::Kind::list:
      return routes.of_list[other][site.index_of(*route.type)];
    case Route::Kind::audience:
      return routes.of_audience[other][index_of(settings.audiences, route.topic)];
    case Route::Kind::theme:
      return routes.of_theme[other][index_of(settings.themes, route.topic)];
    case Route::Kind::search:
      return routes.search[other];
    case Route::Kind::index:
      return routes.index[other];
    case Route::Kind::landing:
      return audience_page_in(site, route, other);
    case Route::Kind::not_found:
    case Route::Kind::mistyped:
      return routes.home[other];
  }
  return {};
}

bool is_translated(const SiteValues& site, const Route& route, std::size_t other) {
  const bool shows_item = route.kind == Route::Kind::item || route.kind == Route::Kind::landing;
  return !shows_item || site.campaign->find(site.languages[other].code, route.item->key) != nullptr;
}

}  // namespace

Value language_switch(const SiteValues& site, const Route& route) {
  Value::List links;
  for (std::size_t i = 0; i < site.languages.size(); ++i) {
    std::string_view address = address_in(site, route, i);
    if (address.empty()) address = site.routes->home[i];
    if (address.empty()) continue;
    links.push_back(Value::map({{"code", site.languages[i].code},
                                {"tag", site.languages[i].tag},
                                {"name", language_name(*site.campaign, site.languages[i].code)},
                                {"address", site.href(address)},
                                {"current", i == route.language},
                                {"translated", is_translated(site, route, i)}}));
  }
  return links;
}

Value alternate_links(const SiteValues& site, const Route& route) {
  Value::List links;
  const bool one_for_all = route.kind != Route::Kind::search && !is_for_search_engines(route);
  if (one_for_all || !is_translated(site, route, route.language)) return links;
  for (std::size_t i = 0; i < site.languages.size(); ++i) {
    const std::string_view address = address_in(site, route, i);
    if (address.empty() || !is_translated(site, route, i)) continue;
    links.push_back(Value::map({{"tag", site.languages[i].tag}, {"url", site.url(address)}}));
  }
  if (links.size() < 2) return Value::List{};
  const std::string_view first = address_in(site, route, 0);
  if (!first.empty() && is_translated(site, route, 0))
    links.push_back(Value::map({{"tag", "x-default"}, {"url", site.url(first)}}));
  return links;
}

}  // namespace kier
