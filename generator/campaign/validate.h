#pragma once

#include "base/diagnostic.h"
#include "campaign/campaign.h"

namespace kier {

/// Reports everything that makes items of the campaign invalid once translations
/// have inherited their facts: required fields, references between items, pictures,
/// consent.
Diagnostics validate_items(const Campaign& campaign);

/// Reports menu entries, help blocks and audience pages that lead nowhere.
Diagnostics validate_settings(const Campaign& campaign);

}  // namespace kier
