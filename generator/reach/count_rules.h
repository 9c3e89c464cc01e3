#pragma once

#include <string>
#include <vector>

#include "campaign/channel.h"
#include "campaign/settings.h"
#include "reach/count_log.h"

namespace kier {

/// What a campaign means for counting: its channels, the steps that its landing pages declare (any
/// of them, since a channel may have led elsewhere before), where it stands, its exceptions. A
/// network that is none is left out; those who read it have complained.
CountRules count_rules(const Settings& settings, const ChannelRegister& all,
                       const std::vector<std::string>& steps);

}  // namespace kier
