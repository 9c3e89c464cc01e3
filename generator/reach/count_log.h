#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/flat_map.h"
#include "reach/keyed_hash.h"
#include "reach/log_line.h"
#include "reach/person_or_bot.h"
#include "reach/tally.h"
#include "text/client_network.h"

namespace kier {

// Counting rules v1. What is counted is scan-days: distinct (local day, code, step, network, user
// agent) of people who asked for a page and got it. Reading (one LogReader a file, which may run at
// the same time) and counting (count_events, over all of them) are apart, because a person is one
// person in however many files. Two equal lines (same time, address, request, answer and user
// agent) are one request: that makes overlapping and repeated files harmless, and costs at most the
// second of two equal requests in the same second.
//
// Rule 8, when asked for: a scan-day of a landing page is confirmed when the same person fetched
// something below <base>/assets/ within 60 seconds after one of its requests. Programs that call
// themselves a browser seldom do; browsers that kept it from last time do not either, so this is
// the lower figure.

/// A channel of the register, as far as counting knows it.
struct KnownChannel {
  std::string code;                    ///< canonical: "7FQF"
  std::optional<Date> opened, closed;  ///< counted from and up to these days; open when missing
  std::vector<std::string> steps;      ///< lower case: "discord"; others count as "other"
};

/// Requests that are the team's own: from its network, or trials of a code.
struct IgnoredRequests {
  std::optional<NetworkRange> network;  ///< nothing: from anywhere
  std::string code;                     ///< canonical; empty: of every channel
  std::optional<Date> from, until;      ///< both days included; open when missing
};

struct CountRules {
  std::vector<KnownChannel> channels;
  std::string base_path;                      ///< the path of the campaign's address: "" or "/x"
  int grace_days = 30;                        ///< flyers lie about after a channel is closed
  std::vector<IgnoredRequests> ignored;       ///< not counted
  std::vector<NetworkRange> trusted_proxies;  ///< whose X-Forwarded-For is believed
  bool confirm = false;                       ///< rule 8, which reads more of a log
};

/// "v1/bots-2026-11": of the rules and of the lists of user agents.
std::string rules_version();

enum class EventKind : std::uint8_t {
  hit,
  bot,
  preview,
  probe,
  mistyped,
  failure,
  unknown_code,
  prefetch,
  outside_period,
  own
};

/// A request for a channel's address. In memory only, and without an address in it.
struct LogEvent {
  std::uint64_t id = 0;       ///< keyed hash of the whole request: equal requests are one
  std::uint64_t person = 0;   ///< keyed hash of network and user agent
  std::uint32_t second = 0;   ///< since 1970, UTC
  std::uint32_t channel = 0;  ///< index in CountRules::channels; of no meaning when unknown
  std::uint16_t step = 0;     ///< 0: scan, 1: other, then the channel's steps
  EventKind kind = EventKind::hit;
};

/// Somebody fetched a style, picture or script of the site. In memory only.
struct AssetFetch {
  std::uint64_t person = 0;  ///< as in LogEvent
  std::uint32_t second = 0;
  auto operator<=>(const AssetFetch&) const = default;
};

/// What one file holds.
struct LogEvents {
  std::string source;
  std::vector<LogEvent> events;
  std::vector<AssetFetch> assets;  ///< only with CountRules::confirm
  std::set<Date> days;             ///< that the file covers
  TallyQuality quality;            ///< what concerns lines; requests are counted later
};

/// Reads one log of any format, piece by piece. Nothing in a log is ever an error.
class LogReader {
 public:
  /// `rules` must outlive the reader. `key` must be the same for all readers of a run, and may
  /// be any; take it from the system's random numbers.
  LogReader(const CountRules& rules, const HashKey& key, std::string source);

  /// The next bytes of the file, cut anywhere.
  void feed(std::string_view bytes);

  /// At the end of the file, once.
  LogEvents finish();

 private:
  void detect(std::string_view head);
  void read(std::string_view bytes);
  void scan(std::string_view lines);
  void scan_channels(std::string_view lines);
  void scan_assets(std::string_view lines);
  void stash(std::string_view tail);
  void read_line(std::string_view line);
  void note_days(std::string_view lines);
  void add(const LogRequest& request);
  bool is_ignored(const LogRequest& request, const ClientNetwork& network,
                  const KnownChannel* channel) const;
  EventKind kind_of(const LogRequest& request, const ClientNetwork& network,
                    const KnownChannel* channel, bool person);
  std::uint64_t person_of(const LogRequest& request, const ClientNetwork& network);
  std::uint64_t id_of(const LogRequest& request);

  const CountRules& rules_;
  HashKey key_;
  FlatMap<std::uint64_t, std::uint32_t> channels_;  // by packed code
  VisitorCache visitors_;
  LogLineParser parser_;
  LogRequest request_;
  LogEvents result_;
  std::string head_;   // until the format is known
  std::string carry_;  // the beginning of a line
  std::string buffer_;
  std::optional<Date> first_day_, last_day_;
  bool detected_ = false;
  bool skipping_ = false;  // within a line that is too long
};

/// Counts all files of a run. The result depends on the set of requests and days only: not
/// on the order of `files`, their number, repetitions, or the key. `lines`, `candidates`,
/// `unreadable`, `too_long` and `formats` are sums over the files.
Tally count_events(const CountRules& rules, std::vector<LogEvents> files);

}  // namespace kier
