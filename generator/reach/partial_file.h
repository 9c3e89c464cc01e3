#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "campaign/settings.h"
#include "reach/tally.h"

namespace kier {

// Counts as a file: what `kier reach --partial` writes, what `--merge` reads, and what the ledger
// is. Plain rows, comma-separated, nothing quoted, sorted:
//
//   schema,rules_version,source,day,code,step,scan_days,sessions30,hits,bots,previews,probes,sealed
//   kier-reach-1,v1/bots-2026-11,site,2026-03-02,*,*,0,0,0,0,0,0,1
//   kier-reach-1,v1/bots-2026-11,site,2026-03-02,7FQF,scan,12,13,15,1,4,2,1
//
// The row with '*' says that there were logs of that day, so that a day without a scan differs from
// a day without logs. `sealed` is 1 or 0 and the same for all rows of a day and source.

/// Bytes that depend on `counts`, `days` and the version alone; quality is not in them.
std::string render_partial(const Tally& tally);

/// Reads such a file, line ends LF or CRLF. Errors: another header, a row that cannot be (named by
/// line), rows of different rules, a row twice. No value with an error.
Outcome<Tally> parse_partial(std::string_view text, const std::string& file);

}  // namespace kier
