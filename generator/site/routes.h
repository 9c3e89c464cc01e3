#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "campaign/campaign.h"
#include "site/landing_plan.h"

namespace kier {

/// One page of the site: what it shows, and where.
struct Route {
  enum class Kind {
    item,
    list,
    audience,
    theme,
    search,
    index,
    not_found,
    landing,
    mistyped,  ///< what an unknown code gets
  };
  Kind kind = Kind::item;
  std::size_t language = 0;  ///< index into Settings::languages: of the page around the text
  /// kind item and landing: what is shown; list: its introduction, may be null
  const Item* item = nullptr;
  const ItemType* type = nullptr;  ///< kind item, landing and list
  const Topic* topic = nullptr;    ///< kind audience and theme
  const Landing* landing = nullptr;
  std::string address;  ///< "/en/tips/sleep/", below the base path
  std::string source;   ///< the file that asks for this page, for messages
};

/// An old address and where it leads now.
struct Redirect {
  std::string from;  ///< "/oud/"
  std::string to;    ///< the address of a route
  std::size_t language = 0;
};

/// False for pages that search engines should not show.
bool is_for_search_engines(const Route& route);

/// Every page of the site with its address, decided before anything is rendered.
struct Routes {
  std::vector<Route> pages;
  std::vector<Redirect> redirects;
  std::vector<Landing> landings;  ///< in the order of the register
  /// [language][index of the item in Campaign::items]: the address of the page
  /// that shows the item in that language; empty when there is none.
  std::vector<std::vector<std::string>> of_item;
  /// [language][type index], [language][index of the audience or theme]; empty: no such page.
  std::vector<std::vector<std::string>> of_list, of_audience, of_theme;
  /// [language]; empty: no such page, as a language of summaries has neither search nor index.
  std::vector<std::string> home, search, index;

  /// True when a page or a redirect stands at `address`.
  bool has(std::string_view address) const { return taken.contains(address); }

  std::map<std::string, std::string, std::less<>> taken;  ///< address to source file
};

/// Decides all addresses. Two pages at one address, an alias that hides a page,
/// and words that cannot be part of an address are errors that name both files.
/// In a language other than the default one, an item that is not translated has
/// a page that shows it in the default language; a language of summaries has only
/// the pages that are written in it.
Routes plan_routes(const Campaign& campaign, Diagnostics& diagnostics);

/// The file of a page: "/tips/slaap/" is "tips/slaap/index.html", "/404.html" is itself.
std::string file_of_address(std::string_view address);

}  // namespace kier
