#pragma once

#include "base/diagnostic.h"
#include "campaign/campaign.h"

namespace kier {

/// Gives every translation the facts that all languages share: audiences, themes,
/// publish, until, image, and the fields that its type marks as shared. They come
/// from the item in the default language, or in the first language that has it. A
/// translation that says otherwise is an error at its own line.
void inherit_shared_facts(Campaign& campaign, Diagnostics& diagnostics);

}  // namespace kier
