#include <algorithm>
#include <cmath>

#include "reach/report_scale.h"
#include "reach/report_values.h"

// Positions in the pictures of a report, in the units of their view boxes and whole, so that the
// same numbers give the same bytes. The shapes themselves stand in the template.

namespace kier {
namespace {

constexpr double plot_width = 240;
constexpr std::size_t most_names = 8;  ///< in a sentence

/// Room for all intervals, up to a line of the scale.
double most_of(const VenueComparison& comparison) {
  double most = 0;
  for (const ComparedVenue& venue : comparison.venues) {
    if (venue.observed) most = std::max(most, venue.shrunk.interval.high * 100);
  }
  const double step = round_step(most / 4);
  return std::max(step, std::ceil(most / step - 1e-9) * step);
}

std::string rate_text(double rate, const ReportWords& words) {
  return words.rough(rate * 100);
}

Value axis_value(const VenueComparison& comparison, double most, const ReportWords& words) {
  const double step = round_step(most / 4);
  Value::List ticks;
  for (double at = 0; at <= most + step / 2; at += step) {
    const bool last = at + step > most + step / 2;
    ticks.push_back(Value::map({{"x", position_on(at, most, plot_width)},
                                {"label", words.rough(at)},
                                {"anchor", at == 0 ? "start"
                                           : last  ? "end"
                                                   : "middle"}}));
  }
  const std::string average = rate_text(comparison.average, words);
  return Value::map(
      {{"ticks", ticks},
       {"average", position_on(comparison.average * 100, most, plot_width)},
       {"title", words.fill("axis_title", {{"most", words.rough(most)}, {"average", average}})}});
}

std::string standing_text(const ShrunkRate& shrunk, const ReportWords& words) {
  switch (standing_of(shrunk.above_average)) {
    case Standing::probably_above:
      return words.text("standing_above");
    case Standing::probably_below:
      return words.text("standing_below");
    case Standing::cannot_tell:
      break;
  }
  return words.text("standing_same");
}

Value venue_row(const ReportChannel& channel, const ComparedVenue& venue, double most,
                const ReportWords& words) {
  std::vector<Value::Entry> row = row_of(channel);
  row.push_back({"pieces", pieces_text(channel.exposure, words)});
  if (!venue.observed) {
    row.push_back({"dot", Value()});
    return Value::map(std::move(row));
  }
  const Interval& interval = venue.shrunk.interval;
  const std::string estimate = rate_text(venue.shrunk.estimate, words);
  const std::string range = words.range(interval, 100);
  const double raw = static_cast<double>(venue.observed->count) / venue.observed->exposure;
  row.push_back({"raw", rate_text(raw, words)});
  row.push_back({"estimate", cell_of(estimate, range)});
  row.push_back({"standing", standing_text(venue.shrunk, words)});
  row.push_back(
      {"dot", Value::map({{"x", position_on(venue.shrunk.estimate * 100, most, plot_width)},
                          {"low", position_on(interval.low * 100, most, plot_width)},
                          {"high", position_on(interval.high * 100, most, plot_width)},
                          {"at_most", channel.exposure.at_most},
                          {"title", words.fill("dot_title", {{"venue", channel.label},
                                                             {"estimate", estimate},
                                                             {"range", range}})}})});
  return Value::map(std::move(row));
}

/// The labels of the venues that may be said to stand out one way.
std::vector<std::string> standing_out(const ReportModel& model, const VenueComparison& comparison,
                                      Standing standing) {
  std::vector<std::string> labels;
  for (const ComparedVenue& venue : comparison.venues) {
    if (venue.observed && standing_of(venue.shrunk.above_average) == standing) {
      labels.push_back(model.channels[venue.channel].label);
    }
  }
  return labels;
}

}  // namespace

std::vector<std::string> venue_sentences(const ReportModel& model,
                                         const VenueComparison& comparison,
                                         const ReportWords& words) {
  if (comparison.taking_part == 0) return {words.text("venues_none")};
  std::vector<std::string> result;
  if (comparison.taking_part == 1) {
    result.push_back(words.text("venues_one"));
  } else {
    const auto above = standing_out(model, comparison, Standing::probably_above);
    const auto below = standing_out(model, comparison, Standing::probably_below);
    const auto say = [&](std::string_view key, const std::vector<std::string>& labels) {
      if (labels.empty()) return;
      const std::string venues = labels.size() <= most_names
                                     ? words.list(labels)
                                     : words.count_of("places", static_cast<double>(labels.size()));
      result.push_back(words.fill(key, {{"venues", venues}}));
    };
    say("venues_above", above);
    say("venues_below", below);
    if (result.empty()) {
      result.push_back(words.text("venues_same"));
    } else if (above.size() + below.size() < comparison.taking_part) {
      result.push_back(words.text("venues_rest"));
    }
  }
  const std::size_t hidden = comparison.venues.size() - comparison.taking_part;
  if (hidden > 0) result.push_back(words.count_of("venues_hidden", static_cast<double>(hidden)));
  return result;
}

Value venues_values(const ReportModel& model, const VenueComparison& comparison,
                    const ReportWords& words) {
  Value::List rows, sentences;
  for (std::string& sentence : venue_sentences(model, comparison, words)) {
    sentences.emplace_back(std::move(sentence));
  }
  const double most = most_of(comparison);
  if (comparison.taking_part > 0) {
    bool at_most = false;
    for (const ComparedVenue& venue : comparison.venues) {
      const ReportChannel& channel = model.channels[venue.channel];
      at_most = at_most || channel.exposure.at_most;
      rows.push_back(venue_row(channel, venue, most, words));
    }
    if (at_most) sentences.emplace_back(words.text("at_most_note"));
  }
  return Value::map(
      {{"rows", rows}, {"sentences", sentences}, {"axis", axis_value(comparison, most, words)}});
}

Value run_values(const ReportModel& model, const VenueComparison& comparison,
                 const ReportWords& words) {
  Value::List rows, sentences;
  const auto number = [&](std::uint64_t n) { return words.number(static_cast<double>(n)); };
  if (comparison.run.empty()) {
    sentences.emplace_back(words.text("run_none"));
    return Value::map({{"rows", rows}, {"sentences", sentences}});
  }
  const std::string p = words.p_value(comparison.homogeneity.p_value);
  sentences.emplace_back(words.fill(
      "run_text", {{"pieces", number(model.run_pieces)}, {"bundle", number(model.run_bundle)}}));
  if (comparison.reason == SplitReason::best_venues) {
    sentences.emplace_back(words.fill("run_best", {{"p", p}}));
  } else if (comparison.taking_part > 1 && comparison.homogeneity.p_value > clear_difference) {
    sentences.emplace_back(words.fill("run_equal", {{"p", p}}));
  } else {
    sentences.emplace_back(words.text("run_unknown"));
  }
  if (comparison.taking_part < comparison.venues.size()) {
    sentences.emplace_back(words.text("run_hidden"));
  }
  sentences.emplace_back(words.text("run_caution"));
  if (comparison.left_over > 0) {
    sentences.emplace_back(words.count_of("run_left", static_cast<double>(comparison.left_over)));
  }
  for (const RunShare& share : comparison.run) {
    std::vector<Value::Entry> row = row_of(model.channels[share.channel]);
    row.push_back({"pieces", number(share.pieces)});
    row.push_back({"limited", share.limited});
    rows.push_back(Value::map(std::move(row)));
  }
  return Value::map({{"rows", rows}, {"sentences", sentences}});
}

}  // namespace kier
