#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "cli/options.h"
#include "reach/report.h"

namespace kier {

/// What a run of `kier reach` did.
struct ReachSummary {
  const Tally* counted = nullptr;  ///< what was read; nullptr: nothing
  bool is_confirmed = false;       ///< rule 8 was asked for
  std::string written;             ///< the report, or the file of counts; empty: standard output
  std::optional<ReportPeriod> period;  ///< of the report
  Readership readership = Readership::shared;
};

/// For people on standard output; as JSON one object, with the complaints in it.
void print_summary(const ReachSummary& summary, const Diagnostics& found, const Options& options);

}  // namespace kier
