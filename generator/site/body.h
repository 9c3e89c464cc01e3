#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "campaign/campaign.h"
#include "site/site_values.h"
#include "templates/engine.h"

namespace kier {

/// The text of `item` as HTML for a page in `language`: links lead to pages in that
/// language, a lone link becomes a card. Links to items that are not shown lose
/// their address and keep their text; check/links warns about them.
std::string render_body(const SiteValues& site, const TemplateSet& templates, const Item& item,
                        std::size_t language, Diagnostics& diagnostics);

/// The headings of level 2 and 3 for a table of contents.
Value table_of_contents(const Document& document);

}  // namespace kier
