#pragma once

#include <filesystem>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace kier {

/// Puts `files` into `folder`, which is made when it is not there and must hold nothing
/// but .git. All of them or none: they are written aside first, and content/, which
/// makes a folder a campaign, comes last.
Diagnostics create_campaign(const std::filesystem::path& folder,
                            const std::vector<SourceFile>& files);

}  // namespace kier
