#pragma once

#include <cstddef>

#include "base/diagnostic.h"
#include "base/source.h"
#include "campaign/campaign.h"
#include "site/assets.h"
#include "site/routes.h"
#include "templates/engine.h"

namespace kier {

/// What templates may use beyond their language: asset(), long_date, and the names
/// of docs/templates.md. `assets` and `base_path` must outlive the templates.
TemplateOptions template_options(const Campaign& campaign, const Assets& assets);

/// Renders the whole site into `sink`: pages, lists, feeds, sitemap, search index,
/// old addresses, host files, assets. The order of the artefacts is not fixed,
/// their bytes are. A page that fails is reported and left out.
Diagnostics render_site(const Campaign& campaign, const Routes& routes, const Assets& assets,
                        const TemplateSet& templates, unsigned threads, const ArtefactSink& sink);

}  // namespace kier
