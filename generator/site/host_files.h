#pragma once

#include <vector>

#include "base/source.h"
#include "site/site_values.h"

namespace kier {

/// Ready settings for web servers and static hosts, under servers/: nginx, Caddy,
/// Apache, and _headers and _redirects. All say the same: security headers, how
/// long browsers may keep what, the page for wrong addresses, old addresses.
std::vector<Artefact> render_host_files(const SiteValues& site);

}  // namespace kier
