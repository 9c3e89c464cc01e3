#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "campaign/campaign.h"

namespace kier {

/// "7FQF-wgc-ledeberg": the name is for those who hand it out.
std::string file_name_of(const Channel& channel);

/// Puts a file into the output, from any thread; complaints go to the sink. True when it was
/// written, false when it was there already or cannot be written.
using PutFile = std::function<bool(const Artefact&, Diagnostics&)>;

/// How many files were written, were there already, or were refused.
struct PutCount {
  std::size_t written = 0, same = 0, refused = 0;
};

/// The code of every channel for other programs, under print/qr/: a drawing and a picture, which
/// two readers could read.
PutCount put_codes(const Campaign& campaign, const std::vector<const Channel*>& channels,
                   unsigned threads, const PutFile& put, Diagnostics& found);

/// The packing list of print/packing_rows for these channels and products, as PDF and CSV named
/// after the day. Without a row there is nothing to write, and a warning says so.
PutCount put_packing_list(const Campaign& campaign, const std::vector<const Channel*>& channels,
                          const std::vector<std::string>& products, const std::string& date,
                          const PutFile& put, Diagnostics& found);

}  // namespace kier
