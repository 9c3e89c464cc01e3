#pragma once

#include "base/source.h"
#include "site/site_values.h"

namespace kier {

/// The Atom feed (RFC 4287) of one language: the newest items of the types in the
/// feed. Its dates come from the items, so that the same content gives the same feed.
Artefact render_feed(const SiteValues& site, std::size_t language);

}  // namespace kier
