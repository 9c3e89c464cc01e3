#pragma once

#include <string>

#include "base/diagnostic.h"
#include "campaign/settings.h"
#include "data/value.h"

namespace kier {

/// `reach:` of campaign.yaml: sources behind a CDN, and trusted proxies. Entries with a mistake are
/// reported and left out.
ReachSettings read_reach(const Value& yaml, const std::string& file, Diagnostics& sink);

}  // namespace kier
