// The second half of counting: from requests to numbers. Everything is sorted first, so that
// nothing depends on the order in which files or lines came.
#include <algorithm>
#include <map>
#include <span>
#include <tuple>

#include "reach/count_log.h"
#include "reach/local_day.h"

namespace kier {
namespace {

constexpr std::uint32_t session_gap = 30 * 60;
constexpr std::uint32_t walk_length = 60 * 60;
constexpr std::uint32_t asset_delay = 60;
constexpr std::size_t walked_codes = 5;

/// An event and its local day.
struct DayEvent {
  LogEvent event;
  int day = 0;  ///< since 1970
};

int day_number(std::uint32_t second) {
  return static_cast<int>(std::chrono::sys_days(brussels_day(second)).time_since_epoch().count());
}

Date date_of(int day) {
  return std::chrono::sys_days(std::chrono::days(day));
}

/// Does one person's day hold 5 codes or more within an hour? `events` by time.
bool is_walk(std::span<const DayEvent> events) {
  if (events.size() < walked_codes) return false;
  std::map<std::uint32_t, int> codes;  // in the window, how often
  std::size_t begin = 0;
  for (const DayEvent& last : events) {
    ++codes[last.event.channel];
    for (; last.event.second - events[begin].event.second > walk_length; ++begin) {
      const auto code = codes.find(events[begin].event.channel);
      if (--code->second == 0) codes.erase(code);
    }
    if (codes.size() >= walked_codes) return true;
  }
  return false;
}

/// The first run of equal keys in `rest`, taken off it.
template <class Key>
std::span<const DayEvent> take_run(std::span<const DayEvent>& rest, Key key) {
  std::size_t end = 1;
  while (end < rest.size() && key(rest[end]) == key(rest[0])) ++end;
  const auto run = rest.first(end);
  rest = rest.subspan(end);
  return run;
}

std::string step_name(const KnownChannel& channel, std::uint16_t step) {
  if (step == 0) return "scan";
  return step == 1 ? "other" : channel.steps[step - std::size_t{2}];
}

/// Counts the requests of one source.
class SourceCount {
 public:
  SourceCount(const CountRules& rules, const std::string& source, Tally& tally)
      : rules_(rules), source_(source), tally_(tally) {}

  void count(std::vector<LogEvent>& events, std::vector<AssetFetch>& assets) {
    std::sort(assets.begin(), assets.end());
    const auto order = [](const LogEvent& a, const LogEvent& b) {
      return std::tie(a.id, a.kind) < std::tie(b.id, b.kind);
    };
    std::sort(events.begin(), events.end(), order);
    const auto same = [](const LogEvent& a, const LogEvent& b) { return a.id == b.id; };
    events.erase(std::unique(events.begin(), events.end(), same), events.end());
    std::vector<DayEvent> hits;
    for (const LogEvent& event : events) {
      if (event.kind == EventKind::hit)
        hits.push_back({event, day_number(event.second)});
      else
        count_other(event);
    }
    remove_walkers(hits);
    count_hits(hits, assets);
  }

 private:
  TallyCounts& row(const LogEvent& event, int day) {
    const KnownChannel& channel = rules_.channels[event.channel];
    return tally_.counts[{source_, date_of(day), channel.code, step_name(channel, event.step)}];
  }

  void count_other(const LogEvent& event) {
    TallyQuality& quality = tally_.quality;
    switch (event.kind) {
      case EventKind::hit:
        break;
      case EventKind::bot:
        ++row(event, day_number(event.second)).bots;
        break;
      case EventKind::preview:
        ++row(event, day_number(event.second)).previews;
        break;
      case EventKind::probe:
        ++row(event, day_number(event.second)).probes;
        break;
      case EventKind::mistyped:
        ++quality.mistyped;
        break;
      case EventKind::failure:
        ++quality.failures;
        break;
      case EventKind::unknown_code:
        ++quality.unknown_codes;
        break;
      case EventKind::prefetch:
        ++quality.prefetches;
        break;
      case EventKind::outside_period:
        ++quality.outside_period;
        break;
      case EventKind::own:
        ++quality.own_networks;
        break;
    }
  }

  /// Rule 7. A walk is judged within a day, so that a day's counts never depend on others.
  void remove_walkers(std::vector<DayEvent>& hits) {
    const auto person = [](const DayEvent& hit) { return std::tie(hit.day, hit.event.person); };
    std::sort(hits.begin(), hits.end(), [&](const DayEvent& a, const DayEvent& b) {
      return std::tie(a.day, a.event.person, a.event.second, a.event.channel) <
             std::tie(b.day, b.event.person, b.event.second, b.event.channel);
    });
    std::vector<DayEvent> kept;
    kept.reserve(hits.size());
    for (std::span<const DayEvent> rest(hits); !rest.empty();) {
      const auto run = take_run(rest, person);
      if (is_walk(run))
        tally_.quality.walkers += run.size();
      else
        kept.insert(kept.end(), run.begin(), run.end());
    }
    hits = std::move(kept);
  }

  /// Rule 8. `assets` in order.
  static bool is_confirmed(std::span<const DayEvent> visits, std::span<const AssetFetch> assets) {
    return std::any_of(visits.begin(), visits.end(), [&](const DayEvent& visit) {
      const LogEvent& event = visit.event;
      const auto next =
          std::lower_bound(assets.begin(), assets.end(), AssetFetch{event.person, event.second});
      return next != assets.end() && next->person == event.person &&
             next->second - event.second <= asset_delay;
    });
  }

  /// Rule 6.
  void count_hits(std::vector<DayEvent>& hits, std::span<const AssetFetch> assets) {
    const auto key = [](const DayEvent& hit) {
      return std::tie(hit.day, hit.event.channel, hit.event.step, hit.event.person);
    };
    std::sort(hits.begin(), hits.end(), [&](const DayEvent& a, const DayEvent& b) {
      return std::tuple_cat(key(a), std::tie(a.event.second)) <
             std::tuple_cat(key(b), std::tie(b.event.second));
    });
    for (std::span<const DayEvent> rest(hits); !rest.empty();) {
      const auto run = take_run(rest, key);
      TallyCounts& counts = row(run[0].event, run[0].day);
      counts.hits += run.size();
      ++counts.scan_days;
      ++counts.sessions30;
      if (run[0].event.step == 0 && is_confirmed(run, assets)) ++tally_.quality.confirmed;
      for (std::size_t i = 1; i < run.size(); ++i)
        if (run[i].event.second - run[i - 1].event.second > session_gap) ++counts.sessions30;
    }
  }

  const CountRules& rules_;
  const std::string& source_;
  Tally& tally_;
};

void add_lines(const TallyQuality& from, TallyQuality& to) {
  to.lines += from.lines;
  to.candidates += from.candidates;
  to.unreadable += from.unreadable;
  to.too_long += from.too_long;
  to.without_user_agent += from.without_user_agent;
  for (const auto& [reason, count] : from.unreadable_by_reason)
    to.unreadable_by_reason[reason] += count;
  for (const auto& [format, count] : from.formats) to.formats[format] += count;
}

template <class T>
void append(std::vector<T> from, std::vector<T>& to) {
  if (to.empty())
    to = std::move(from);
  else
    to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

Tally count_events(const CountRules& rules, std::vector<LogEvents> files) {
  Tally tally;
  tally.rules_version = rules_version();
  struct SourceEvents {
    std::vector<LogEvent> events;
    std::vector<AssetFetch> assets;
  };
  std::map<std::string, SourceEvents> sources;
  for (LogEvents& file : files) {
    add_lines(file.quality, tally.quality);
    for (const Date day : file.days) tally.days.try_emplace({file.source, day}, false);
    SourceEvents& all = sources[file.source];
    append(std::move(file.events), all.events);
    append(std::move(file.assets), all.assets);
  }
  for (auto& [source, all] : sources)
    SourceCount(rules, source, tally).count(all.events, all.assets);
  return tally;
}

}  // namespace kier
