#include "cli/reach_summary.h"

#include <fmt/format.h>

#include "cli/print_diagnostics.h"
#include "data/json.h"

namespace kier {
namespace {

struct LeftOut {
  std::string_view key, words;
  std::uint64_t count = 0;
};

struct Sums {
  std::uint64_t scan_days = 0, onward = 0, hits = 0;
  std::vector<LeftOut> left_out;
};

Sums sums_of(const Tally& tally) {
  Sums sums;
  std::uint64_t bots = 0, previews = 0, probes = 0;
  for (const auto& [key, counts] : tally.counts) {
    (key.step == "scan" ? sums.scan_days : sums.onward) += counts.scan_days;
    sums.hits += counts.hits;
    bots += counts.bots;
    previews += counts.previews;
    probes += counts.probes;
  }
  const TallyQuality& q = tally.quality;
  sums.left_out = {{"bots", "by programs", bots},
                   {"previews", "for previews in chats", previews},
                   {"probes", "that asked for no page", probes},
                   {"prefetches", "ahead of a visitor", q.prefetches},
                   {"walkers", "by those who tried many codes", q.walkers},
                   {"own", "by the team", q.own_networks},
                   {"outside_period", "before or after the channel's time", q.outside_period},
                   {"mistyped", "for codes that do not exist", q.mistyped},
                   {"unknown_codes", "for codes that are not in the register", q.unknown_codes},
                   {"failures", "that the server refused", q.failures},
                   {"unreadable", "in lines that cannot be read", q.unreadable},
                   {"too_long", "in lines that are too long", q.too_long}};
  return sums;
}

void print_counts(const ReachSummary& summary) {
  const Tally& tally = *summary.counted;
  const Sums sums = sums_of(tally);
  if (tally.quality.lines > 0) fmt::print("{} lines read\n", tally.quality.lines);
  fmt::print("{} scan-days and {} steps onward, on {} days\n", sums.scan_days, sums.onward,
             tally.days.size());
  if (summary.is_confirmed)
    fmt::print("{} of the scan-days are confirmed\n", tally.quality.confirmed);
  for (const LeftOut& one : sums.left_out)
    if (one.count > 0) fmt::print("left out: {} requests {}\n", one.count, one.words);
}

void print_text(const ReachSummary& summary) {
  if (summary.counted != nullptr) print_counts(summary);
  if (summary.period)
    fmt::print("report {}, {} to {}: {}\n",
               summary.readership == Readership::shared ? "for others" : "for the team",
               iso_date(summary.period->from), iso_date(summary.period->until), summary.written);
  else
    fmt::print("counts: {}\n", summary.written);
}

Value number(std::uint64_t count) {
  return static_cast<std::int64_t>(count);
}

Value counts_value(const ReachSummary& summary) {
  const Tally& tally = *summary.counted;
  const Sums sums = sums_of(tally);
  std::vector<Value::Entry> left_out;
  for (const LeftOut& one : sums.left_out)
    left_out.push_back({std::string(one.key), number(one.count)});
  return Value::map(
      {{"rules", tally.rules_version},
       {"lines", number(tally.quality.lines)},
       {"days", number(tally.days.size())},
       {"scan_days", number(sums.scan_days)},
       {"onward", number(sums.onward)},
       {"hits", number(sums.hits)},
       {"confirmed", summary.is_confirmed ? number(tally.quality.confirmed) : Value()},
       {"left_out", Value::map(std::move(left_out))}});
}

Value value_of(const ReachSummary& summary, const Diagnostics& found) {
  Value period;
  if (summary.period)
    period = Value::map(
        {{"from", iso_date(summary.period->from)}, {"until", iso_date(summary.period->until)}});
  return Value::map(
      {{"counted", summary.counted == nullptr ? Value() : counts_value(summary)},
       {"period", std::move(period)},
       {"readership", summary.readership == Readership::shared ? "shared" : "internal"},
       {"written", summary.written},
       {"complaints", diagnostics_value(found)}});
}

}  // namespace

void print_summary(const ReachSummary& summary, const Diagnostics& found, const Options& options) {
  if (options.format == Format::text) {
    print_diagnostics(found, options.format);
    if (!summary.written.empty()) print_text(summary);
  } else if (!summary.written.empty()) {
    fmt::print("{}\n", to_json(value_of(summary, found)));
  }
}

}  // namespace kier
