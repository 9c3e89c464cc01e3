#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "text/date.h"

namespace kier {

// Days as people in Brussels live them. g++ 12 has no working std::chrono::locate_zone and the
// rule is one sentence (Directive 2000/84/EC): summer time, two hours ahead of UTC, from the last
// Sunday of March to the last Sunday of October, both at 01:00 UTC; one hour ahead otherwise.
// It holds since 1996, which is further back than any log.

/// What the clocks in Brussels are ahead of UTC at that moment: 3600 or 7200.
/// `utc` in seconds since 1970, here and below.
int brussels_offset(std::int64_t utc);

/// The local day of a moment.
Date brussels_day(std::int64_t utc);

/// The moment at which clocks in Brussels show what UTC clocks show at `wall`. Of the hour that
/// comes twice in October the first; a time in the hour that March leaves out is an hour later.
std::int64_t brussels_to_utc(std::int64_t wall);

/// A moment with milliseconds; `ok` is false for a text that holds none.
struct LogTime {
  std::int64_t milliseconds = 0;  ///< since 1970, UTC; in [0, 4294967295999]
  bool ok = false;
};

/// "21/Nov/2026:00:29:42 +0100" as Apache and nginx write it. Reads a prefix of `text`; `used`
/// is its length. Without the zone (HAProxy) the time is that of a clock in Brussels, and
/// a fraction ".409" may follow the seconds.
LogTime parse_clf_time(std::string_view text, std::size_t& used);

/// "2026-11-21T00:29:42.5Z", "2026-11-21 00:29:42+01:00"; without a zone UTC.
LogTime parse_iso_time(std::string_view text);

/// Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size;
/// a fraction is allowed.
LogTime parse_unix_time(std::string_view text);

/// "2026-11-21" and "00:29:42", in UTC, as W3C logs write them.
LogTime parse_day_and_time(std::string_view day, std::string_view time);

}  // namespace kier
