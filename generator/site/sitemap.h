#pragma once

#include "base/source.h"
#include "site/site_values.h"

namespace kier {

/// sitemap.xml (sitemaps.org, protocol 0.9): every page that search engines should
/// know, with its translations. Pages that show another language's text are not
/// in it, nor are search and the page for wrong addresses.
Artefact render_sitemap(const SiteValues& site);

/// robots.txt: everything may be read, the pages behind printed codes need not.
Artefact render_robots(const SiteValues& site);

}  // namespace kier
