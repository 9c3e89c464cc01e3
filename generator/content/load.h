#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "campaign/campaign.h"
#include "text/date.h"

namespace kier {

struct LoadOptions {
  Date today;            ///< what is shown depends on it
  unsigned threads = 1;  ///< at least 1; the result does not depend on it
};

/// Everything under content/ and the names under assets/ as a valid campaign: the
/// first half of the program. Collects the mistakes of all files; a value with
/// errors beside it must not be published. No value when the campaign's own files
/// are unusable. The texts of pages are given up as they are parsed: a large
/// campaign is not held twice.
Outcome<Campaign> load_campaign(SourceTree& tree, const LoadOptions& options);

}  // namespace kier
