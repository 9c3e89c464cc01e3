#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "campaign/channel.h"
#include "campaign/settings.h"
#include "reach/estimate.h"
#include "reach/tally.h"

namespace kier {

/// Who will read a report. `shared`: funders, partners, the public; small numbers are hidden,
/// months are the finest step in time, and a venue has a name only where it may be named.
/// `internal`: the team that knows the people anyway.
enum class Readership { shared, internal };

struct ReportPeriod {
  Date from, until;  ///< both included
};

/// All that a report is made from. What is referred to must outlive the call.
struct ReportInput {
  const Settings& settings;
  const ChannelRegister& all;
  const Tally& tally;  ///< of all days; the period picks from it
  std::vector<Estimate> estimates;
  Readership readership = Readership::shared;
  std::string language;  ///< "nl" or "en"
  Date today;            ///< the day on which the report is made
  ReportPeriod period;
  std::uint64_t run_pieces = 500, run_bundle = 25;  ///< the next print run
  std::optional<std::uint64_t> confirmed;  ///< scan-days of which the page's style was fetched too
};

/// report.html's folder as artefacts: reach/index.html (whole in itself), reach/reach.csv,
/// reach/reach.json. The same input gives the same bytes.
std::vector<Artefact> render_report(const ReportInput& input);

}  // namespace kier
