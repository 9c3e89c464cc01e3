#pragma once

#include <string>

#include "base/diagnostic.h"
#include "campaign/settings.h"
#include "data/value.h"

namespace kier {

/// `print:` of campaign.yaml: bleed, output intent and inks. Entries with a mistake are
/// reported and left out.
PrintSettings read_print(const Value& yaml, const std::string& file, Diagnostics& sink);

}  // namespace kier
