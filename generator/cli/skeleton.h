#pragma once

#include <vector>

#include "base/source.h"

namespace kier {

/// The files of a campaign that begins: a few pages to replace, and the templates,
/// assets, types and strings of the repository that this program was built from.
std::vector<SourceFile> skeleton_files();

}  // namespace kier
