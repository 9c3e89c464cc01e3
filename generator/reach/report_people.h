#pragma once

#include <map>
#include <string>

#include "reach/report_facts.h"

namespace kier {

/// What the team counted by hand in the period's months, by step: other steps in the order of their
/// names, then intakes. People of several channels that share an invitation, and people of none,
/// get a row of their own behind the channels. Also sets the targets' sums of such steps.
/// `channels` holds the index of each channel that is shown, by code.
void add_people(const ReportInput& input,
                const std::map<std::string, std::size_t, std::less<>>& channels,
                ReportFacts& facts);

/// Codes of channels of which the team counted somebody in the period.
std::set<std::string, std::less<>> counted_codes(const ChannelRegister& all,
                                                 const ReportPeriod& period);

}  // namespace kier
