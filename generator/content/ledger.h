// content/codes.ledger: what was ever printed. A flyer lies at a venue for years, so a code that
// was given out is never free again, and what it leads to changes only by a line here. Lines are
// added by 'kier channel', and never removed. One event a line, parted by tabs:
//
//   7FQF <tab> 2026-11-21 <tab> issue <tab> ouders <tab> nl <tab> -
//   7FQF <tab> 2027-02-01 <tab> move <tab> ouders <tab> nl <tab> welkom/ouders-ledeberg
//   7FQF <tab> 2028-06-30 <tab> retire
//
// code, day, event; then of issue and move the audience, the language and the landing page ("-":
// the one for its audience). No name of a place or person stands in it. Lines that begin with #
// are for readers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "campaign/channel.h"
#include "text/date.h"

namespace kier {

constexpr auto ledger_file = "content/codes.ledger";

struct LedgerLine {
  enum class Event { issue, move, retire };
  std::string code;
  Date date;
  Event event = Event::issue;
  std::string audience, language, landing;  ///< of issue and move; landing may be empty
  int line = 0;
};

/// Reads the ledger, and reports lines that cannot be read, a code that is issued twice, and
/// events of a code that was not issued or is retired. No ledger is an empty one.
Outcome<std::vector<LedgerLine>> parse_ledger(const SourceTree& tree);

/// A line as it stands in the file, with its line end.
std::string render_ledger_line(const LedgerLine& line);

/// The lines that begin a new ledger.
std::string_view ledger_heading();

/// Reports what the ledger says and the register does not: a code that has gone, that leads
/// elsewhere, or that is in use again after it was retired.
Diagnostics compare_with_ledger(const std::vector<LedgerLine>& ledger,
                                const std::vector<Channel>& channels);

/// Reports channels whose code the ledger does not know.
Diagnostics find_not_issued(const std::vector<LedgerLine>& ledger,
                            const std::vector<Channel>& channels);

}  // namespace kier
