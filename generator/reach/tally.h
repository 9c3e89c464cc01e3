#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "text/date.h"

namespace kier {

/// What one row of counts is about.
struct TallyKey {
  std::string source;  ///< where the lines came from: a name that the user gives, "site" by default
  Date day;            ///< local, Europe/Brussels
  std::string code;    ///< canonical
  std::string step;    ///< "scan" for the landing page itself, a declared step, or "other"
  auto operator<=>(const TallyKey&) const = default;
};

/// Counts, and nothing that belongs to a person.
struct TallyCounts {
  std::uint64_t scan_days = 0;   ///< distinct (network, user agent) of people
  std::uint64_t sessions30 = 0;  ///< the same, each gap of more than 30 minutes counted again
  std::uint64_t hits = 0;        ///< requests by people
  std::uint64_t bots = 0, previews = 0, probes = 0;
  bool sealed = false;  ///< the day will not change any more
  auto operator<=>(const TallyCounts&) const = default;
};

/// Requests that stand for nobody, or could not be read, by reason. Lines are counted as they
/// are read, twice when given twice; those from `mistyped` to
/// `own_networks` are distinct requests.
struct TallyQuality {
  std::uint64_t lines = 0;          ///< all that was read
  std::uint64_t candidates = 0;     ///< of these, lines that mention a channel's address
  std::uint64_t unreadable = 0;     ///< of these, lines that are not in the file's format
  std::uint64_t too_long = 0;       ///< of all lines, those over 64 KiB
  std::uint64_t mistyped = 0;       ///< people's requests answered with 404
  std::uint64_t failures = 0;       ///< other answers that show no page
  std::uint64_t unknown_codes = 0;  ///< answered with a page, but not in the register
  std::uint64_t prefetches = 0;
  std::uint64_t walkers = 0;  ///< requests of those who tried 5 codes or more within an hour
  std::uint64_t outside_period = 0;
  std::uint64_t own_networks = 0;
  std::uint64_t without_user_agent = 0;  ///< lines: the format has none, so counted as bots
  std::uint64_t confirmed = 0;  ///< scan-days of landing pages by rule 8; 0 when not asked for
  std::map<std::string, std::uint64_t> unreadable_by_reason;
  std::map<std::string, std::uint64_t> formats;  ///< files by detected format
  bool operator==(const TallyQuality&) const = default;
};

/// What a log, or many, amount to. Ordered, so that output is reproducible.
struct Tally {
  std::string rules_version;  ///< "v1/bots-2026-11"
  std::map<TallyKey, TallyCounts> counts;
  /// The days of which there were logs, also when nothing happened on them; true: sealed.
  std::map<std::pair<std::string, Date>, bool> days;
  TallyQuality quality;
};

}  // namespace kier
