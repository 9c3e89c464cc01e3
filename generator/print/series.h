#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kier {

struct PrintJob;

/// The largest size in points that a title may have, by the design's file and the slot.
using TitleSizes = std::map<std::pair<std::string, std::string>, double>;

/// So that a series looks alike: where one design carries titles of several texts, such as those
/// of two languages, all of them get the size of the one that fits at the smallest. A slot that is
/// not in the result has no limit but its own.
TitleSizes title_sizes(const std::vector<PrintJob>& jobs);

}  // namespace kier
