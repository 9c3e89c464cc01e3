#pragma once

#include <map>
#include <string>
#include <vector>

#include "reach/report_facts.h"

namespace kier {

/// What was done with the print of one channel.
struct ChannelPrint {
  Exposure exposure;
  std::vector<std::string> notes;
};

/// By code, of the placements in the period. Pieces that were taken down ("remove") had lain there
/// and stay in the exposure; only what was collected unused is subtracted.
std::map<std::string, ChannelPrint, std::less<>> print_by_code(
    const std::vector<Placement>& placements, const ReportPeriod& period);

/// Costs of the period.
struct SplitCosts {
  std::vector<double> by_channel;
  double unsplit = 0;  ///< shared, with nothing delivered to split it by; or of no channel shown
};

/// A cost without a code is split by `pieces`, so many to each channel.
SplitCosts split_costs(const std::vector<Cost>& costs, const ReportPeriod& period,
                       const std::map<std::string, std::size_t, std::less<>>& channels,
                       const std::vector<double>& pieces);

}  // namespace kier
