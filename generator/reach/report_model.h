#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reach/disclosure.h"
#include "reach/report_facts.h"

namespace kier {

/// People counted by hand: by channel, then by what those without a channel said.
struct HandTable {
  std::string step;
  std::vector<std::string> answers;  ///< labels of the cells behind those of the channels
  ShownTable table;
};

struct ShownMoment {
  Date date;  ///< in a shared report the first of its month
  std::string place, note;
  std::optional<ShownCount> contacts;  ///< nothing: nobody counted
};

struct ShownTarget {
  std::string measure, reason;
  double target = 0;
  std::optional<Date> until;
  std::optional<ShownCount> counted;  ///< nothing: not counted, or withheld
  bool withheld = false;
};

struct ShownEstimate {
  std::string source;
  ShownTable visits, onward;  ///< by channel
};

/// A number of requests, and which words of the report tell what it is.
struct ShownExclusion {
  std::string_view key;
  ShownCount count;
};

/// The numbers of lines, in a shared report only where they cannot tell how many visits there were.
struct ShownLines {
  std::uint64_t lines = 0, candidates = 0, unreadable = 0, too_long = 0;
};

/// What the readers of a report may know, and all that is rendered of it. Each measure is shown in
/// one dimension: by channel. Where a second view of the same people is shown (months, the share
/// of intakes with a code, numbers of requests), it has to be one that tells nothing about what the
/// first one hides:
/// - Months need a total that the channels show, of at least `least_per_month` a month. Any rows
/// and
///   columns with equal sums fit one table, so months then say no more about channels than the
///   total does, and the other way round; and from that size on a table of months never has to
///   withhold its total, so that their absence says nothing either.
/// - Numbers of requests bound the number of visits from above: they need both totals of visits.
/// - The split of intakes by code and answer needs an intake table that hides nothing, and parts
///   that are 0 or large.
struct ReportModel {
  Readership readership = Readership::shared;
  std::string language, campaign, owner, rules_version;
  Date today;
  ReportPeriod period;
  std::vector<ReportChannel> channels;
  bool has_logs = false;     ///< else no visit is shown, not even a zero
  ShownTable scans, onward;  ///< by channel
  std::vector<HandTable> hand;
  std::vector<TimeSlice> slices;
  std::optional<ShownTable> scans_by_slice;  ///< nothing: would tell too much
  bool weekly = false;
  std::optional<ShownCount> sessions30, confirmed;
  std::uint64_t bots = 0, previews = 0, probes = 0;
  std::optional<PartOfWhole> flyer_answers;
  bool has_flyer_answers = false;  ///< somebody wrote down who came by a flyer
  std::optional<ShownLines> lines;
  std::vector<ShownExclusion> exclusions;
  std::vector<SourceFacts> sources;
  std::uint64_t days_without_logs = 0, days_in_period = 0, earlier_placements = 0;
  double shared_euros = 0;
  std::vector<ShownEstimate> estimates;
  std::vector<ShownMoment> moments;
  std::optional<ShownCount> contacts;  ///< of all moments
  std::vector<ShownTarget> targets;
  std::uint64_t run_pieces = 0, run_bundle = 1;

  bool is_shared() const { return readership == Readership::shared; }
};

/// Fewer scan-days a month are not told by month in a shared report. A table of n numbers with a
/// sum of 5n - 1 or more never has to withhold its sum (see the tests); twice that, since fewer
/// show no trend anyway.
inline constexpr std::uint64_t least_per_month = 10;

/// Hides what must be hidden. Takes the facts, so that nothing else can read them any more.
ReportModel protect_report(ReportFacts facts);

/// The number, where it is shown.
inline std::optional<std::uint64_t> shown(const ShownCount& count) {
  const auto* number = std::get_if<std::uint64_t>(&count);
  return number ? std::optional(*number) : std::nullopt;
}

}  // namespace kier
