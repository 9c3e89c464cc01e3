#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "reach/report.h"
#include "reach/share_interval.h"

namespace kier {

// What a report is about, before anything of it is hidden. Only protect_report (report_model.h)
// reads the counts in here; whatever is rendered comes from the model that it makes.

/// The print of one channel: how much of it lay where people could take it.
struct Exposure {
  double delivered = 0;    ///< and refilled
  double collected = 0;    ///< came back
  bool at_most = false;    ///< nobody looked what was left, so `pieces` may be too many
  bool uncounted = false;  ///< something was brought, and not how many
  double pieces() const;   ///< at least 0
};

/// A channel as readers see it; nothing in here is about visitors.
struct ReportChannel {
  std::string label;  ///< its name, or "Plaats A, Ledeberg" where it has none
  std::string code;   ///< empty in a shared report
  std::string kind, area;
  Exposure exposure;
  double euros = 0;                ///< its own costs and its part of the shared ones
  std::vector<std::string> notes;  ///< of its placements
  bool in_run = false;             ///< may get pieces of the next print run
};

using Counts = std::vector<std::uint64_t>;

/// Steps of people that the team counts by hand, one step of counts.csv.
struct HandFacts {
  std::string step;
  Counts by_channel;                             ///< in the order of the channels
  std::map<std::string, std::uint64_t> answers;  ///< without a channel, by what people said
};

/// A part of the period: a week from Monday, or a month.
struct TimeSlice {
  Date from, until;
  bool whole = true;   ///< there were logs of every day
  bool logged = true;  ///< of one at least: else nobody knows, and there is no zero
};

struct SourceFacts {
  std::string name;
  char quality = 'A';  ///< A: own logs, B: of a CDN, C: imported
  std::uint64_t days = 0, unsealed = 0, missing = 0;
};

struct MomentFacts {
  Date date;
  std::string place, note;
  std::optional<std::uint64_t> contacts;
};

struct TargetFacts {
  std::string measure, reason;
  double target = 0;
  std::optional<Date> until;
  std::optional<std::uint64_t> counted;  ///< what the team counted itself
  std::optional<std::size_t> hand;       ///< else: index of the step in ReportFacts::hand
  std::uint64_t until_then = 0;          ///< of that step, in the months up to `until`
  bool whole_period = true;              ///< that is the whole period
};

struct EstimateFacts {
  std::string source;
  Counts visits, onward;  ///< by channel
};

struct ReportFacts {
  Readership readership = Readership::shared;
  std::string language, campaign, owner, rules_version;
  Date today;
  ReportPeriod period;
  std::vector<ReportChannel> channels;
  bool has_logs = false;  ///< without logs there are no zeros either: nobody knows
  Counts scans, onward;   ///< by channel
  std::vector<TimeSlice> slices;
  Counts scans_by_slice;
  bool weekly = false;
  std::uint64_t sessions30 = 0;
  std::optional<std::uint64_t> confirmed;
  std::uint64_t bots = 0, previews = 0, probes = 0;
  std::vector<HandFacts> hand;  ///< by step, intakes last
  /// Of the intakes that named a flyer, those with a code; and all intakes with and without a code.
  PartOfWhole flyer_answers;
  std::uint64_t intakes_with_code = 0, intakes_without = 0;
  TallyQuality quality;
  std::vector<SourceFacts> sources;
  std::uint64_t days_without_logs = 0, days_in_period = 0;
  std::uint64_t earlier_placements = 0;  ///< before the period, so not in any exposure
  double shared_euros = 0;               ///< costs of all channels that could not be split
  std::vector<EstimateFacts> estimates;
  std::vector<MomentFacts> moments;
  std::vector<TargetFacts> targets;
  std::uint64_t run_pieces = 0, run_bundle = 1;
};

/// Picks from `input` what belongs to its period; of a shared report the period is made of whole
/// months. Names and notes lose what is no text: control characters and changes of direction.
ReportFacts collect_facts(const ReportInput& input);

}  // namespace kier
