#include "reach/report_model.h"

#include <algorithm>
#include <numeric>

#include "reach/joins.h"

namespace kier {
namespace {

/// All tables of one report.
class Protection {
 public:
  explicit Protection(Readership readership) : hides_(readership == Readership::shared) {}

  bool hides() const { return hides_; }

  ShownTable table(const Counts& counts) {
    if (hides_) return protector_.protect(counts);
    ShownTable result;
    for (const std::uint64_t count : counts) result.cells.emplace_back(count);
    result.total = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    return result;
  }

  /// A number that is part of nothing.
  ShownCount alone(std::uint64_t count) { return table({count}).cells.front(); }

 private:
  bool hides_;
  CountProtector protector_;
};

bool is_small(std::uint64_t count) {
  return count > 0 && count < disclosure_threshold;
}

bool hides_nothing(const ShownTable& table) {
  return shown(table.total) && std::all_of(table.cells.begin(), table.cells.end(),
                                           [](const ShownCount& cell) { return shown(cell); });
}

/// What nobody has logs of.
ShownTable unknown_table(const ReportFacts& facts) {
  return {std::vector<ShownCount>(facts.channels.size(), Hidden::total), Hidden::total};
}

HandTable protect_hand(const HandFacts& facts, Protection& protection) {
  HandTable result{facts.step, {}, {}};
  Counts counts = facts.by_channel;
  for (const auto& [answer, count] : facts.answers) {
    result.answers.push_back(answer);
    counts.push_back(count);
  }
  result.table = protection.table(counts);
  return result;
}

void protect_trend(const ReportFacts& facts, Protection& protection, ReportModel& model) {
  if (facts.slices.size() < 2 || !facts.has_logs) return;
  if (protection.hides()) {
    const std::optional<std::uint64_t> total = shown(model.scans.total);
    if (!total || *total < least_per_month * facts.slices.size()) return;
  }
  ShownTable table = protection.table(facts.scans_by_slice);
  if (shown(table.total)) model.scans_by_slice = std::move(table);
}

/// The range of the number of scan-days. `sessions30` is never smaller, `confirmed` never larger
/// than their total.
void protect_range(const ReportFacts& facts, Protection& protection, ReportModel& model) {
  const std::optional<std::uint64_t> total = shown(model.scans.total);
  if (!total || (protection.hides() && *total < disclosure_threshold)) return;
  model.sessions30 = facts.sessions30;
  if (facts.confirmed) model.confirmed = protection.alone(std::min(*facts.confirmed, *total));
}

void protect_answers(const ReportFacts& facts, Protection& protection, ReportModel& model) {
  const PartOfWhole& flyers = facts.flyer_answers;
  model.has_flyer_answers = flyers.whole > 0;
  if (flyers.whole == 0) return;
  if (protection.hides()) {
    model.has_flyer_answers = true;
    for (const HandTable& hand : model.hand) {
      if (hand.step == intake_step && !hides_nothing(hand.table)) return;
    }
    const std::uint64_t without = flyers.whole - flyers.part;
    for (const std::uint64_t count : {flyers.part, without, facts.intakes_with_code - flyers.part,
                                      facts.intakes_without - without}) {
      if (is_small(count)) return;
    }
  }
  model.flyer_answers = flyers;
}

void protect_quality(const ReportFacts& facts, Protection& protection, ReportModel& model) {
  const TallyQuality& quality = facts.quality;
  if (!protection.hides() || (shown(model.scans.total) && shown(model.onward.total))) {
    model.lines =
        ShownLines{quality.lines, quality.candidates, quality.unreadable, quality.too_long};
  }
  for (const auto& [key, count] : std::vector<std::pair<std::string_view, std::uint64_t>>{
           {"excluded_mistyped", quality.mistyped},
           {"excluded_failures", quality.failures},
           {"excluded_unknown_codes", quality.unknown_codes},
           {"excluded_prefetches", quality.prefetches},
           {"excluded_walkers", quality.walkers},
           {"excluded_outside_period", quality.outside_period},
           {"excluded_own_networks", quality.own_networks}}) {
    model.exclusions.push_back({key, protection.alone(count)});
  }
}

void protect_moments(const ReportFacts& facts, Protection& protection, ReportModel& model) {
  Counts counts;
  for (const MomentFacts& moment : facts.moments) {
    if (moment.contacts) counts.push_back(*moment.contacts);
  }
  const ShownTable table = protection.table(counts);
  std::size_t next = 0;
  for (const MomentFacts& moment : facts.moments) {
    ShownMoment& one = model.moments.emplace_back();
    one.date = moment.date;
    one.place = moment.place;
    one.note = moment.note;
    if (moment.contacts) one.contacts = table.cells[next++];
  }
  if (!counts.empty()) model.contacts = table.total;
}

void protect_targets(const ReportFacts& facts, Protection& protection, ReportModel& model) {
  for (const TargetFacts& target : facts.targets) {
    ShownTarget& one = model.targets.emplace_back();
    one.measure = target.measure;
    one.reason = target.reason;
    one.target = target.target;
    one.until = target.until;
    if (target.counted) {
      one.counted = protection.alone(*target.counted);
    } else if (target.hand && (target.whole_period || !protection.hides())) {
      const ShownCount& total = model.hand[*target.hand].table.total;
      one.counted = target.whole_period ? total : ShownCount(target.until_then);
    } else {
      one.withheld = target.hand.has_value();
    }
  }
}

}  // namespace

ReportModel protect_report(ReportFacts facts) {
  Protection protection(facts.readership);
  ReportModel model;
  model.readership = facts.readership;
  model.has_logs = facts.has_logs;
  model.scans = facts.has_logs ? protection.table(facts.scans) : unknown_table(facts);
  model.onward = facts.has_logs ? protection.table(facts.onward) : unknown_table(facts);
  for (const HandFacts& hand : facts.hand) model.hand.push_back(protect_hand(hand, protection));
  for (const EstimateFacts& one : facts.estimates) {
    model.estimates.push_back(
        {one.source, protection.table(one.visits), protection.table(one.onward)});
  }
  protect_trend(facts, protection, model);
  protect_range(facts, protection, model);
  protect_answers(facts, protection, model);
  protect_quality(facts, protection, model);
  protect_moments(facts, protection, model);
  protect_targets(facts, protection, model);
  // What follows is not about visitors.
  model.language = std::move(facts.language);
  model.campaign = std::move(facts.campaign);
  model.owner = std::move(facts.owner);
  model.rules_version = std::move(facts.rules_version);
  model.today = facts.today;
  model.period = facts.period;
  model.channels = std::move(facts.channels);
  model.slices = std::move(facts.slices);
  model.weekly = facts.weekly;
  model.bots = facts.bots;
  model.previews = facts.previews;
  model.probes = facts.probes;
  model.sources = std::move(facts.sources);
  model.days_without_logs = facts.days_without_logs;
  model.days_in_period = facts.days_in_period;
  model.earlier_placements = facts.earlier_placements;
  model.shared_euros = facts.shared_euros;
  model.run_pieces = facts.run_pieces;
  model.run_bundle = facts.run_bundle;
  return model;
}

}  // namespace kier
