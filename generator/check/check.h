#pragma once

#include <functional>
#include <string_view>

#include "base/diagnostic.h"
#include "campaign/campaign.h"
#include "text/date.h"

namespace kier {

/// True when the site has a page or a redirect at an address such as "/zoeken/".
using HasAddress = std::function<bool(std::string_view address)>;

/// Every link and picture of every text leads somewhere: to an item and its
/// heading, a file, an address of the site. At the link's own line and column.
Diagnostics check_links(const Campaign& campaign, const HasAddress& has_address, unsigned threads);

/// Headings of a text follow each other without gaps, and leave level 1 to the title.
Diagnostics check_headings(const Campaign& campaign);

/// Facts about services: a telephone number stands in its service's own file only,
/// names that people use stand beside the right number, crisis services have what
/// the help block shows, and what was checked from documents only is counted.
Diagnostics check_services(const Campaign& campaign, unsigned threads);

/// Items whose last review is longer ago than their type allows, on `today`.
Diagnostics check_freshness(const Campaign& campaign, Date today);

/// What the owner has yet to fill in before the site goes public.
Diagnostics check_settings(const Campaign& campaign);

/// Targets whose day is past, on `today`, and that nothing explains: not what was reached, or not
/// why that was less.
Diagnostics check_targets(const Campaign& campaign, Date today);

}  // namespace kier
