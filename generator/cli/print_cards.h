#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "campaign/campaign.h"
#include "cli/options.h"
#include "io/single_files.h"

namespace kier {

/// `kier print --cards`: the pictures for social media, in print/cards. Says what was found and
/// made; gives the exit status.
int print_cards(const Options& options, const Campaign& campaign, const SourceTree& tree,
                SingleFiles& files);

}  // namespace kier
