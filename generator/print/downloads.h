#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "campaign/campaign.h"

namespace kier {

/// What the site offers to be printed by anybody on office paper: an A6 flyer and an A4 poster for
/// the first open channel of the kind `download` of each audience and language that has texts and
/// designs. A path is
/// "drukwerk/a6-flyer-ouders-nl.pdf"; the files bear the newest day on which such a channel
/// opened, so that they stay the same from day to day. Errors: those of plan_print and
/// Printer::render, and of the preflight.
Outcome<std::vector<Artefact>> draw_downloads(const Campaign& campaign,
                                              const SourceTree& templates);

}  // namespace kier
