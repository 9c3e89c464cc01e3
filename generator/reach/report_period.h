#pragma once

#include <optional>

#include "campaign/channel.h"
#include "reach/report.h"

namespace kier {

/// From the first to the last day of which there is anything: logs, else what people noted
/// (placements, costs, counts, moments). Nothing when there is nothing.
std::optional<ReportPeriod> recorded_period(const Tally& tally, const ChannelRegister& all);

}  // namespace kier
