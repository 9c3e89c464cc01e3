#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/source.h"
#include "cli/options.h"

namespace kier {

/// What a build needs from the world: the campaign's files, and which day it is.
struct CampaignFiles {
  SourceTree tree;
  Date today;
};

/// Reads both. No value when the campaign's folder cannot be read or the day is
/// unknown; single files that cannot be read are errors beside the value.
std::optional<CampaignFiles> read_campaign_files(const Options& options, Diagnostics& diagnostics);

/// Where the output goes: --out, seen from the campaign's folder.
std::string output_folder(const Options& options);

}  // namespace kier
