#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "campaign/channel.h"
#include "reach/report.h"
#include "reach/report_words.h"

namespace kier {

/// `text` as one line that changes nothing around it: without control characters, without
/// characters that turn the direction of writing or cannot be seen, each run of white space as one
/// blank; what is no UTF-8 as U+FFFD.
std::string clean_line(std::string_view text);

/// What the report calls each channel. A channel that may not be named is a letter in a shared
/// report, with its kind and area: "Plaats A, Ledeberg". Equal names get a number.
std::vector<std::string> label_channels(const std::vector<const Channel*>& channels,
                                        Readership readership, const ReportWords& words);

}  // namespace kier
