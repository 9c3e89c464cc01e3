#pragma once

#include <vector>

#include "base/source.h"

namespace kier {

/// What stands in generator/reach/report: the words of a report and its template, by name.
std::vector<SourceFile> report_files();

}  // namespace kier
