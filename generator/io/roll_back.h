#pragma once

#include <string>

#include "io/publish.h"

namespace kier {

/// Exchanges the published site with the one before; twice is as if never. The
/// summary counts the files of the last of the folders. Errors: there is no site
/// before it, or somebody changed that since it was published.
Outcome<PublishSummary> roll_back(const std::string& out, const PublishOptions& options = {});

}  // namespace kier
