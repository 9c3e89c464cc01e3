#include <algorithm>

#include "reach/report_values.h"

namespace kier {
namespace {

Value line_of(std::string label, std::string text) {
  return Value::map({{"label", std::move(label)}, {"text", std::move(text)}});
}

std::string number(std::uint64_t count, const ReportWords& words) {
  return words.number(static_cast<double>(count));
}

Value::List line_values(const ReportModel& model, const ReportWords& words) {
  Value::List result;
  const auto add = [&](std::string_view key, std::uint64_t count) {
    result.push_back(line_of(words.text(key), number(count, words)));
  };
  if (model.lines) {
    add("lines", model.lines->lines);
    add("candidates", model.lines->candidates);
    const double all = static_cast<double>(std::max<std::uint64_t>(model.lines->candidates, 1));
    const double share = static_cast<double>(model.lines->unreadable) / all;
    result.push_back(
        line_of(words.text("unreadable"),
                words.fill("unreadable_value", {{"count", number(model.lines->unreadable, words)},
                                                {"share", words.percent(share)}})));
    add("too_long", model.lines->too_long);
  }
  add("bots", model.bots);
  add("previews", model.previews);
  add("probes", model.probes);
  return result;
}

Value::List sentences_of(const ReportModel& model, const ReportWords& words) {
  Value::List result;
  const auto scans = shown(model.scans.total);
  if (model.sessions30 && scans) {
    std::string text = words.fill("range_text", {{"sessions", count_text(*model.sessions30, words)},
                                                 {"scans", number(*scans, words)}});
    if (model.confirmed) {
      text +=
          " " + words.fill("range_confirmed", {{"confirmed", count_text(*model.confirmed, words)}});
    }
    result.emplace_back(std::move(text));
  }
  if (!model.rules_version.empty()) {
    result.emplace_back(words.fill("rules", {{"version", model.rules_version}}));
  }
  if (!model.has_logs) {
    result.emplace_back(words.text("sources_none"));
  } else {
    result.emplace_back(
        words.fill("days_without", {{"count", number(model.days_without_logs, words)},
                                    {"days", number(model.days_in_period, words)}}) +
        " " + words.text("unsealed_note"));
  }
  if (model.earlier_placements > 0) {
    result.emplace_back(words.count_of("earlier", static_cast<double>(model.earlier_placements)));
  }
  if (!model.lines && model.has_logs) result.emplace_back(words.text("lines_hidden"));
  return result;
}

Value estimate_value(const ReportModel& model, const ShownEstimate& estimate,
                     const ReportWords& words) {
  Value::List rows;
  for (std::size_t i = 0; i < model.channels.size(); ++i) {
    const ShownCount& visits = estimate.visits.cells[i];
    const ShownCount& onward = estimate.onward.cells[i];
    if (shown(visits) == std::uint64_t{0} && shown(onward) == std::uint64_t{0}) continue;
    std::vector<Value::Entry> row = row_of(model.channels[i]);
    row.push_back({"visits", count_text(visits, words)});
    row.push_back({"onward", count_text(onward, words)});
    rows.push_back(Value::map(std::move(row)));
  }
  return Value::map(
      {{"title", words.fill("estimates", {{"source", estimate.source}})}, {"rows", rows}});
}

/// Hidden small counts are below the threshold, and so is what they did not reach.
std::string state_of(const ShownTarget& target, Date today, const ReportWords& words) {
  if (!target.counted) return words.text("cannot_say");
  const auto counted = shown(*target.counted);
  const bool small = !counted && std::get<Hidden>(*target.counted) == Hidden::small;
  if (!counted && !(small && target.target >= static_cast<double>(disclosure_threshold))) {
    return words.text("cannot_say");
  }
  if (counted && static_cast<double>(*counted) >= target.target) return words.text("reached");
  const bool running = target.until && *target.until >= today;
  return words.text(running ? "not_yet" : "not_reached");
}

}  // namespace

Value quality_values(const ReportModel& model, const ReportWords& words) {
  Value::List exclusions, sources, estimates;
  for (const ShownExclusion& one : model.exclusions) {
    exclusions.push_back(line_of(words.text(one.key), count_text(one.count, words)));
  }
  for (const SourceFacts& source : model.sources) {
    sources.push_back(Value::map({{"name", source.name},
                                  {"quality", words.text(std::string("quality_") + source.quality)},
                                  {"days", number(source.days, words)},
                                  {"missing", number(source.missing, words)},
                                  {"unsealed", number(source.unsealed, words)}}));
  }
  for (const ShownEstimate& estimate : model.estimates) {
    sources.push_back(Value::map({{"name", estimate.source},
                                  {"quality", words.text("quality_C")},
                                  {"days", "–"},
                                  {"missing", "–"},
                                  {"unsealed", "–"}}));
    estimates.push_back(estimate_value(model, estimate, words));
  }
  return Value::map({{"sentences", sentences_of(model, words)},
                     {"lines", line_values(model, words)},
                     {"exclusions", exclusions},
                     {"sources", sources},
                     {"estimates", estimates}});
}

Value targets_values(const ReportModel& model, const ReportWords& words) {
  Value::List rows;
  for (const ShownTarget& target : model.targets) {
    rows.push_back(Value::map(
        {{"measure", target.measure},
         {"target", words.number(target.target)},
         {"until", target.until ? words.date(*target.until) : "–"},
         {"counted", target.counted
                         ? count_text(*target.counted, words)
                         : words.text(target.withheld ? "total_withheld" : "not_counted")},
         {"state", state_of(target, model.today, words)},
         {"reason", target.reason}}));
  }
  return rows;
}

Value moments_values(const ReportModel& model, const ReportWords& words) {
  Value::List rows;
  for (const ShownMoment& moment : model.moments) {
    rows.push_back(Value::map(
        {{"date", model.is_shared() ? words.month(moment.date) : words.date(moment.date)},
         {"place", moment.place},
         {"note", moment.note},
         {"contacts",
          moment.contacts ? count_text(*moment.contacts, words) : words.text("not_counted")}}));
  }
  return Value::map(
      {{"rows", rows}, {"total", model.contacts ? count_text(*model.contacts, words) : "–"}});
}

}  // namespace kier
