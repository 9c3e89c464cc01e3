#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "campaign/settings.h"
#include "campaign/target.h"

namespace kier {

constexpr auto targets_file = "content/targets.yaml";

/// content/targets.yaml: what the campaign set out to reach, in the order of the file. No file is
/// no targets. An entry with a mistake is reported and left out.
Outcome<std::vector<Target>> read_targets(const SourceTree& tree, const Settings& settings);

}  // namespace kier
