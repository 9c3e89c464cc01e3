#include "reach/report_facts.h"

#include <algorithm>
#include <cmath>

#include "reach/report_labels.h"
#include "reach/report_people.h"
#include "reach/report_print.h"
#include "reach/report_time.h"

namespace kier {
namespace {

/// Channels by code, as far as the report shows them.
using ChannelIndex = std::map<std::string, std::size_t, std::less<>>;

bool is_in(const ReportPeriod& period, Date day) {
  return period.from <= day && day <= period.until;
}

/// Codes of which there is something to count in the period.
std::set<std::string, std::less<>> active_codes(const ReportInput& input,
                                                const ReportPeriod& period) {
  std::set<std::string, std::less<>> codes;
  for (const auto& [key, counts] : input.tally.counts) {
    if (is_in(period, key.day) && counts.scan_days > 0) codes.insert(key.code);
  }
  for (const Placement& placement : input.all.placements) {
    if (is_in(period, placement.date)) codes.insert(placement.code);
  }
  codes.merge(counted_codes(input.all, period));
  return codes;
}

bool was_open(const Channel& channel, const ReportPeriod& period) {
  return !(channel.opened && *channel.opened > period.until) &&
         !(channel.closed && *channel.closed < period.from);
}

/// Print goes to places and groups that go on.
bool may_get_print(const Channel& channel, const ReportPeriod& period) {
  const bool kind = channel.kind == "venue" || channel.kind == "person-group";
  return kind && !channel.retired && !(channel.closed && *channel.closed <= period.until);
}

void add_channels(const ReportInput& input, ReportFacts& facts, ChannelIndex& index) {
  const auto active = active_codes(input, facts.period);
  std::vector<const Channel*> chosen;
  for (const Channel& channel : input.all.channels) {
    const bool shown = was_open(channel, facts.period) || active.contains(channel.code);
    if (!shown || !index.emplace(channel.code, chosen.size()).second) continue;
    chosen.push_back(&channel);
  }
  const std::vector<std::string> labels =
      label_channels(chosen, facts.readership, ReportWords(facts.language));
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    ReportChannel& channel = facts.channels.emplace_back();
    channel.label = labels[i];
    if (facts.readership == Readership::internal) channel.code = chosen[i]->code;
    channel.kind = chosen[i]->kind;
    channel.area = clean_line(chosen[i]->area);
    channel.in_run = may_get_print(*chosen[i], facts.period);
  }
}

void add_print(const ReportInput& input, const ChannelIndex& index, ReportFacts& facts) {
  for (auto& [code, print] : print_by_code(input.all.placements, facts.period)) {
    const auto found = index.find(code);
    if (found == index.end()) continue;
    ReportChannel& channel = facts.channels[found->second];
    channel.exposure = print.exposure;
    // A note may say where something lies, so it is as secret as the name.
    const Channel* known = input.all.find(code);
    const bool open = facts.readership == Readership::internal || (known && known->may_be_named);
    if (!open) continue;
    for (const std::string& note : print.notes) channel.notes.push_back(clean_line(note));
  }
  for (const Placement& placement : input.all.placements) {
    if (placement.date < facts.period.from) ++facts.earlier_placements;
  }
  std::vector<double> pieces;
  for (const ReportChannel& channel : facts.channels) pieces.push_back(channel.exposure.delivered);
  const SplitCosts costs = split_costs(input.all.costs, facts.period, index, pieces);
  for (std::size_t i = 0; i < pieces.size(); ++i) facts.channels[i].euros = costs.by_channel[i];
  facts.shared_euros = costs.unsplit;
}

void add_visits(const ReportInput& input, const ChannelIndex& index, ReportFacts& facts) {
  facts.scans.assign(facts.channels.size(), 0);
  facts.onward.assign(facts.channels.size(), 0);
  facts.slices = slices_of(facts.period, facts.readership, input.tally, facts.weekly);
  facts.scans_by_slice.assign(facts.slices.size(), 0);
  for (const auto& [key, counts] : input.tally.counts) {
    const auto channel = index.find(key.code);
    if (!is_in(facts.period, key.day) || channel == index.end()) continue;
    facts.bots += counts.bots;
    facts.previews += counts.previews;
    facts.probes += counts.probes;
    if (key.step != "scan") {
      facts.onward[channel->second] += counts.scan_days;
      continue;
    }
    facts.scans[channel->second] += counts.scan_days;
    facts.sessions30 += std::max(counts.sessions30, counts.scan_days);
    const Date day = key.day;  // Clang 14 captures no part of a binding
    const auto slice = std::partition_point(facts.slices.begin(), facts.slices.end(),
                                            [&](const TimeSlice& one) { return one.until < day; });
    if (slice != facts.slices.end()) {
      facts.scans_by_slice[static_cast<std::size_t>(slice - facts.slices.begin())] +=
          counts.scan_days;
    }
  }
}

void add_estimates(const ReportInput& input, const ChannelIndex& index, ReportFacts& facts) {
  std::map<std::string, EstimateFacts> by_source;
  for (const Estimate& estimate : input.estimates) {
    const auto channel = index.find(estimate.code);
    const bool timely = estimate.month.empty() || is_month_in(facts.period, estimate.month);
    if (channel == index.end() || !timely) continue;
    EstimateFacts& one = by_source[clean_line(estimate.source)];
    one.visits.resize(facts.channels.size());
    one.onward.resize(facts.channels.size());
    (estimate.step == "scan" ? one.visits : one.onward)[channel->second] += estimate.visits;
  }
  for (auto& [source, one] : by_source) {
    one.source = source;
    facts.estimates.push_back(std::move(one));
  }
}

void add_moments(const ReportInput& input, const ChannelIndex& index, ReportFacts& facts) {
  for (const Moment& moment : input.all.moments) {
    if (!is_in(facts.period, moment.date)) continue;
    MomentFacts& one = facts.moments.emplace_back();
    one.date = moment.date;
    one.place = clean_line(moment.place);
    if (moment.contacts) one.contacts = static_cast<std::uint64_t>(std::llround(*moment.contacts));
    if (facts.readership == Readership::internal) {
      one.note = clean_line(moment.note);
      continue;
    }
    one.date = moment.date.year() / moment.date.month() / std::chrono::day(1);
    const Channel* channel = input.all.find(moment.code);
    const auto found = index.find(moment.code);
    if (channel == nullptr || channel->may_be_named) continue;
    one.place = found == index.end() ? "" : facts.channels[found->second].label;
  }
  std::stable_sort(facts.moments.begin(), facts.moments.end(),
                   [](const MomentFacts& a, const MomentFacts& b) {
                     return a.date != b.date ? a.date < b.date : a.place < b.place;
                   });
}

}  // namespace

double Exposure::pieces() const {
  return std::max(0.0, delivered - collected);
}

ReportFacts collect_facts(const ReportInput& input) {
  ReportFacts facts;
  facts.readership = input.readership;
  facts.language = ReportWords(input.language).language();
  facts.campaign = clean_line(text_for(input.settings.title, facts.language, input.settings));
  facts.owner = clean_line(input.settings.owner);
  facts.rules_version = clean_line(input.tally.rules_version);
  facts.today = input.today;
  facts.period = period_for(input.period, input.readership);
  facts.confirmed = input.confirmed;
  facts.quality = input.tally.quality;
  facts.run_pieces = input.run_pieces;
  facts.run_bundle = input.run_bundle;
  ChannelIndex index;
  add_channels(input, facts, index);
  add_print(input, index, facts);
  add_visits(input, index, facts);
  add_people(input, index, facts);
  add_sources(input, facts);
  facts.has_logs = !facts.sources.empty() || facts.sessions30 > 0;
  add_estimates(input, index, facts);
  add_moments(input, index, facts);
  return facts;
}

}  // namespace kier
