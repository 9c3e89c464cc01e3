#pragma once

#include "base/diagnostic.h"
#include "data/value.h"
#include "site/site_values.h"
#include "templates/engine.h"

namespace kier {

/// The template that a page is rendered with: "tip.html".
std::string template_of(const Route& route, const Campaign& campaign);

/// What the template of a page sees: the values of its language, and `page`.
Value page_values(const SiteValues& site, const TemplateSet& templates, const Route& route,
                  Diagnostics& diagnostics);

}  // namespace kier
