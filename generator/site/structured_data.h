#pragma once

#include <string>

#include "data/value.h"
#include "site/site_values.h"

namespace kier {

/// What a page is, in the words of schema.org, for a JSON-LD script element. None
/// for pages that are not about one thing (search, not found).
/// `canonical` is the address, with scheme and host, that the page goes by.
Value structured_data(const SiteValues& site, const Route& route, const std::string& title,
                      const std::string& canonical);

}  // namespace kier
