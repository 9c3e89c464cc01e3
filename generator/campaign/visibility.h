#pragma once

#include "base/diagnostic.h"
#include "campaign/campaign.h"
#include "text/date.h"

namespace kier {

/// Moves every item that must not be seen on `today` out of the campaign: drafts,
/// items before `publish` or after `until`, stories whose consent ended. From
/// here on nothing can show them. A note says so for each, but for drafts, which
/// are meant to be unfinished: they are counted in one note.
void withdraw_hidden_items(Campaign& campaign, Date today, Diagnostics& diagnostics);

}  // namespace kier
