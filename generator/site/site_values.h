#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "campaign/campaign.h"
#include "data/value.h"
#include "site/assets.h"
#include "site/routes.h"

namespace kier {

/// What all pages of one language see in their templates, made once.
struct LanguageValues {
  std::string code, tag;
  Value site, lang, strings, addresses, crisis;
  /// Menu and footer with entry i - 1 marked as current; [0] has none marked.
  std::vector<Value> menu, footer;
  std::vector<std::string> menu_addresses, footer_addresses;  ///< to find the current one
  std::vector<Value> cards;  ///< by index in Campaign::items; none where no page shows it
  Value audience_doors;
  std::vector<Value> audiences, themes;  ///< as in Settings; what a page of theirs shows of them
};

/// The campaign as templates see it: immutable once made, read by all threads.
struct SiteValues {
  const Campaign* campaign = nullptr;
  const Routes* routes = nullptr;
  const Assets* assets = nullptr;
  std::string base_path;                  ///< "" or "/kier": the path within base_url
  std::vector<LanguageValues> languages;  ///< in the order of the settings

  /// An address of the site as it goes into href.
  std::string href(std::string_view address) const { return base_path + std::string(address); }
  /// The same with scheme and host, for feeds and other sites.
  std::string url(std::string_view address) const;
  std::size_t index_of(const Item& item) const {
    return static_cast<std::size_t>(&item - campaign->items.data());
  }
  std::size_t index_of(const ItemType& type) const {
    return static_cast<std::size_t>(&type - campaign->types.data());
  }
  /// The address of the page that shows `item` in a language; empty when none does.
  std::string_view address_of(const Item& item, std::size_t language) const;
};

SiteValues make_site_values(const Campaign& campaign, const Routes& routes, const Assets& assets,
                            unsigned threads);

/// The path within an address: "https://a.be/kier" has "/kier", "https://a.be" none.
std::string base_path_of(std::string_view base_url);

/// The tag for lang and hreflang: `language_tag` of the language's strings
/// ("nl-BE"), else its code.
std::string_view language_tag(const Campaign& campaign, std::string_view code);

/// A language's name in itself, from its own strings.
std::string_view language_name(const Campaign& campaign, std::string_view code);

}  // namespace kier
