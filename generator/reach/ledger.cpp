#include "reach/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace kier {
namespace {

constexpr Rule other_rules{"reach/merge-rules", Severity::error,
                           "these counts were made by the rules {these}, and those of {other} by "
                           "{others}; they cannot be added up",
                           "read the logs again with one version of kier"};
constexpr Rule ledger_rules{"reach/ledger-rules", Severity::error,
                            "the ledger was counted by the rules {these}, and this run counts by "
                            "{others}; they cannot be added up",
                            "keep the old ledger under another name, or read all logs again"};
constexpr Rule day_shrank{"reach/day-shrank", Severity::warning,
                          "the logs hold {now} requests of {day} ({source}), and held {before} "
                          "before; the larger count stays",
                          "give all logs of that day at once"};
constexpr Rule late_lines{"reach/sealed-day", Severity::warning,
                          "the logs hold {now} requests of {day} ({source}), which was closed with "
                          "{before}; its counts stay as they are",
                          "wait longer before reading the logs of such a host"};
constexpr Rule empty_log{"reach/log-empty", Severity::warning, "this log has no lines",
                         "was it rotated just now? Give the older files too, such as access.log.1"};
constexpr Rule unknown_format{"reach/log-format", Severity::warning,
                              "no line of this log is in a format that is known here",
                              "docs/reach.md lists the formats"};
constexpr Rule many_unreadable{
    "reach/log-unreadable", Severity::warning,
    "{unreadable} of {lines} lines about channels cannot be read "
    "({reasons})",
    "look at how the server writes its log; the other lines are counted"};
constexpr Rule no_user_agents{"reach/log-user-agent", Severity::warning,
                              "the log does not say with what browser pages were asked for, so "
                              "people cannot be told from bots and none of {requests} requests "
                              "counts",
                              "let the server write its log in the combined format"};

/// One reading of a day at a source.
struct Block {
  bool sealed = false;
  std::uint64_t requests = 0;
  std::vector<std::pair<TallyKey, TallyCounts>> rows;

  auto rank() const { return std::tie(sealed, requests, rows); }
};

using Blocks = std::map<std::pair<std::string, Date>, Block>;

Blocks blocks_of(const Tally& tally) {
  Blocks blocks;
  for (const auto& [day, sealed] : tally.days) blocks[day].sealed = sealed;
  for (const auto& [key, counts] : tally.counts) {
    Block& block = blocks[{key.source, key.day}];
    block.sealed = block.sealed || counts.sealed;
    block.requests += counts.hits + counts.bots + counts.previews + counts.probes;
    block.rows.emplace_back(key, counts);
  }
  return blocks;
}

void add_quality(const TallyQuality& from, TallyQuality& to) {
  constexpr std::uint64_t TallyQuality::*counts[] = {
      &TallyQuality::lines,          &TallyQuality::candidates,   &TallyQuality::unreadable,
      &TallyQuality::too_long,       &TallyQuality::mistyped,     &TallyQuality::failures,
      &TallyQuality::unknown_codes,  &TallyQuality::prefetches,   &TallyQuality::walkers,
      &TallyQuality::outside_period, &TallyQuality::own_networks, &TallyQuality::without_user_agent,
      &TallyQuality::confirmed};
  for (const auto count : counts) to.*count += from.*count;
  for (const auto& [reason, count] : from.unreadable_by_reason)
    to.unreadable_by_reason[reason] += count;
  for (const auto& [format, count] : from.formats) to.formats[format] += count;
}

Tally tally_of(const Blocks& blocks, const std::string& rules) {
  Tally tally;
  tally.rules_version = rules;
  for (const auto& [day, block] : blocks) {
    tally.days[day] = block.sealed;
    for (const auto& [key, counts] : block.rows) {
      TallyCounts row = counts;
      row.sealed = block.sealed;
      tally.counts.emplace(key, row);
    }
  }
  return tally;
}

bool is_empty(const Tally& tally) {
  return tally.counts.empty() && tally.days.empty();
}

}  // namespace

void seal_days(Tally& tally, Date today, std::span<const std::string> cdn_sources) {
  const auto is_over = [&](const std::string& source, Date day) {
    const bool cdn = std::find(cdn_sources.begin(), cdn_sources.end(), source) != cdn_sources.end();
    return std::chrono::sys_days(day) +
               std::chrono::days(cdn ? seal_cdn_after_days : seal_after_days) <=
           std::chrono::sys_days(today);
  };
  for (auto& [day, sealed] : tally.days)
    if (is_over(day.first, day.second)) sealed = true;
  for (auto& [key, counts] : tally.counts)
    if (is_over(key.source, key.day)) counts.sealed = true;
}

Outcome<Tally> merge_tallies(std::span<const NamedTally> tallies) {
  Blocks merged;
  TallyQuality quality;
  const NamedTally* first = nullptr;
  for (const NamedTally& one : tallies) {
    add_quality(one.tally.quality, quality);
    if (is_empty(one.tally)) continue;
    if (first == nullptr) first = &one;
    if (one.tally.rules_version != first->tally.rules_version)
      return complain(other_rules, {one.file},
                      {{"these", one.tally.rules_version},
                       {"other", first->file},
                       {"others", first->tally.rules_version}});
    for (auto& [day, block] : blocks_of(one.tally)) {
      Block& kept = merged[day];
      if (kept.rank() < block.rank()) kept = std::move(block);
    }
  }
  Tally tally = tally_of(merged, first == nullptr ? std::string() : first->tally.rules_version);
  tally.quality = std::move(quality);
  return tally;
}

Outcome<Tally> update_ledger(const NamedTally& ledger, const Tally& fresh) {
  if (!is_empty(ledger.tally) && ledger.tally.rules_version != fresh.rules_version)
    return complain(ledger_rules, {ledger.file},
                    {{"these", ledger.tally.rules_version}, {"others", fresh.rules_version}});
  Diagnostics complaints;
  Blocks blocks = blocks_of(ledger.tally);
  for (auto& [day, block] : blocks_of(fresh)) {
    const auto [known, is_new] = blocks.try_emplace(day, block);
    Block& kept = known->second;
    if (is_new) continue;
    const bool shrank = !kept.sealed && block.requests < kept.requests;
    const bool late = kept.sealed && block.requests > kept.requests;
    if (shrank || late)
      complaints.push_back(complain(shrank ? day_shrank : late_lines, {ledger.file},
                                    {{"now", std::to_string(block.requests)},
                                     {"day", iso_date(day.second)},
                                     {"source", day.first},
                                     {"before", std::to_string(kept.requests)}}));
    if (!kept.sealed && !shrank) kept = std::move(block);
  }
  Tally tally = tally_of(blocks, fresh.rules_version);
  tally.quality = fresh.quality;
  return {std::move(tally), std::move(complaints)};
}

Diagnostics check_log(const TallyQuality& quality, const std::string& file) {
  Diagnostics complaints;
  if (quality.lines == 0)
    complaints.push_back(complain(empty_log, {file}));
  else if (quality.formats.count("unknown") > 0)
    complaints.push_back(complain(unknown_format, {file}));
  else if (quality.unreadable * 20 > quality.candidates) {
    std::string reasons;
    for (const auto& [reason, count] : quality.unreadable_by_reason)
      reasons += fmt::format("{}{} {}", reasons.empty() ? "" : ", ", reason, count);
    complaints.push_back(complain(many_unreadable, {file},
                                  {{"unreadable", std::to_string(quality.unreadable)},
                                   {"lines", std::to_string(quality.candidates)},
                                   {"reasons", std::move(reasons)}}));
  }
  if (quality.without_user_agent > 0)
    complaints.push_back(complain(no_user_agents, {file},
                                  {{"requests", std::to_string(quality.without_user_agent)}}));
  return complaints;
}

}  // namespace kier
