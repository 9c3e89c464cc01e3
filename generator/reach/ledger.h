#pragma once

#include <span>
#include <string>

#include "base/diagnostic.h"
#include "reach/tally.h"

namespace kier {

// What is kept between runs: site/reach/ledger.csv, counts in the form of partial_file.h and
// nothing else. No fingerprint of a log is kept, since it would be made of visitors' data; instead
// a day that is still open takes the larger of two readings, and a day that is sealed stays as it
// is. A day is sealed when its last lines have surely been written: two days later for a server's
// own logs, three for those of a CDN.
//
// A (source, day) is one block: it is taken from one reading or from another and never added, which
// makes merging idempotent and independent of order. Sources that are merged must not share
// visitors; servers behind one balancer are read in one run.

constexpr int seal_after_days = 2;      ///< own logs
constexpr int seal_cdn_after_days = 3;  ///< CloudFront delivers up to a day late

/// Marks as sealed what lies so many days before `today`, longer for `cdn_sources`.
void seal_days(Tally& tally, Date today, std::span<const std::string> cdn_sources = {});

/// A tally and where it comes from, for messages.
struct NamedTally {
  std::string file;
  Tally tally;
};

/// Counts of many files as one. Of two readings of a (source, day) the sealed one wins, then the
/// one with more requests, then the one whose numbers come later in order. Quality is added up.
/// Error: counts by different rules. An empty list gives an empty tally.
Outcome<Tally> merge_tallies(std::span<const NamedTally> tallies);

/// The ledger after another run, which gives open days anew and never changes sealed ones; then
/// seal_days. Warnings: an open day with fewer requests than before (not all its logs were given;
/// the larger reading stays), a sealed day with more (lines came late). Error: counts by other
/// rules. Quality is that of `fresh`.
Outcome<Tally> update_ledger(const NamedTally& ledger, const Tally& fresh);

/// Complaints about what reading a log found: no line at all, no format that we know, more than 5 %
/// of the lines about channels unreadable, no user agents in it. `file` as the user gave it.
Diagnostics check_log(const TallyQuality& quality, const std::string& file);

}  // namespace kier
