#pragma once

#include "base/diagnostic.h"
#include "campaign/campaign.h"

namespace kier {

/// Reports everything that makes items of the campaign invalid once translations
/// have inherited their facts: required fields, ids of audiences and themes,
/// references between items, pictures, consent, slugs and aliases.
Diagnostics validate_items(const Campaign& campaign);

/// Reports menu entries, help blocks and audience pages that lead nowhere.
Diagnostics validate_settings(const Campaign& campaign);

}  // namespace kier
