#pragma once

#include "data/value.h"
#include "site/routes.h"
#include "site/site_values.h"

namespace kier {

/// The links to all languages of the site, for people: to the same page where there is one, else
/// to the home page. A list of maps: code, tag, name, address, current, translated.
Value language_switch(const SiteValues& site, const Route& route);

/// For hreflang: the real translations of a page, itself among them, and x-default. A list of maps:
/// tag, url. Empty for a page that shows another language's text, or has no translation.
Value alternate_links(const SiteValues& site, const Route& route);

}  // namespace kier
