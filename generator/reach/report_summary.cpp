#include <numeric>

#include "reach/joins.h"
#include "reach/report_values.h"

namespace kier {
namespace {

std::string range_of(std::uint64_t count, const ReportWords& words) {
  return words.range(count_interval(count));
}

double delivered_pieces(const ReportModel& model) {
  double pieces = 0;
  for (const ReportChannel& channel : model.channels) pieces += channel.exposure.delivered;
  return pieces;
}

void add_print_sentence(const ReportModel& model, const ReportWords& words, Value::List& result) {
  const double pieces = delivered_pieces(model);
  std::size_t places = 0;
  for (const ReportChannel& channel : model.channels) {
    if (channel.exposure.delivered > 0) ++places;
  }
  if (places == 0) return;
  result.emplace_back(words.fill(
      places == 1 ? "sum_print_one" : "sum_print_many",
      {{"pieces", words.number(pieces)}, {"count", words.number(static_cast<double>(places))}}));
}

void add_visit_sentences(const ReportModel& model, const ReportWords& words, Value::List& result) {
  if (!model.has_logs) {
    result.emplace_back(words.text("sum_no_logs"));
    return;
  }
  const auto scans = shown(model.scans.total);
  if (!scans) {
    result.emplace_back(words.text("sum_scans_hidden"));
    return;
  }
  const double number = static_cast<double>(*scans);
  result.emplace_back(words.fill("sum_scans", {{"scans", words.count_of("scan_days", number)},
                                               {"range", range_of(*scans, words)}}));
  const auto onward = shown(model.onward.total);
  if (!onward || *onward == 0) return;
  result.emplace_back(words.fill(*onward == 1 ? "sum_onward_one" : "sum_onward_many",
                                 {{"count", words.number(static_cast<double>(*onward))},
                                  {"range", range_of(*onward, words)}}));
}

/// How many of a hand count have a channel; nothing when that is hidden.
std::optional<std::uint64_t> with_channel(const HandTable& hand, std::size_t channels) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < channels; ++i) {
    const auto count = shown(hand.table.cells[i]);
    if (!count) return std::nullopt;
    sum += *count;
  }
  return sum;
}

void add_hand_sentences(const ReportModel& model, const ReportWords& words, Value::List& result) {
  for (const HandTable& hand : model.hand) {
    const auto total = shown(hand.table.total);
    if (!total || *total == 0) continue;
    const auto known = with_channel(hand, model.channels.size());
    result.emplace_back(
        words.fill(!known        ? "sum_hand"
                   : *known == 0 ? "sum_hand_none"
                                 : "sum_hand_known",
                   {{"count", words.number(static_cast<double>(*total))},
                    {"step", step_name(hand.step, words)},
                    {"known", known ? words.number(static_cast<double>(*known)) : std::string()}}));
  }
}

Value step_value(std::string_view label, const Value& cell, bool hand) {
  return Value::map({{"label", label},
                     {"text", *cell.find("text")},
                     {"range", *cell.find("range")},
                     {"hand", hand}});
}

}  // namespace

Value summary_values(const ReportModel& model, const VenueComparison& comparison,
                     const ReportWords& words) {
  Value::List result;
  add_print_sentence(model, words, result);
  add_visit_sentences(model, words, result);
  add_hand_sentences(model, words, result);
  if (comparison.taking_part > 1) {
    for (std::string& sentence : venue_sentences(model, comparison, words)) {
      result.emplace_back(std::move(sentence));
    }
  }
  result.emplace_back(words.text("sum_dark"));
  return result;
}

Value steps_values(const ReportModel& model, const ReportWords& words) {
  Value::List result;
  Exposure all;
  for (const ReportChannel& channel : model.channels) {
    all.delivered += channel.exposure.delivered;
    all.collected += channel.exposure.collected;
    all.at_most = all.at_most || channel.exposure.at_most;
  }
  result.push_back(step_value(words.text("step_print"), cell_of(pieces_text(all, words)), false));
  result.push_back(
      step_value(words.text("step_scans"), visits_cell(model, model.scans.total, words), false));
  result.push_back(
      step_value(words.text("step_onward"), visits_cell(model, model.onward.total, words), false));
  for (const HandTable& hand : model.hand) {
    result.push_back(
        step_value(step_name(hand.step, words), count_cell(hand.table.total, words), true));
  }
  return result;
}

std::string dark_text(const ReportModel& model, const ReportWords& words) {
  if (!model.has_flyer_answers) return words.text("dark_none");
  const auto share = model.flyer_answers ? wilson_interval(*model.flyer_answers) : std::nullopt;
  if (!share) return words.text("dark_hidden");
  const PartOfWhole& flyers = *model.flyer_answers;
  const DarkReach dark = *dark_reach(flyers);
  return words.fill("dark_text", {{"whole", words.number(static_cast<double>(flyers.whole))},
                                  {"part", words.number(static_cast<double>(flyers.part))},
                                  {"share", words.percent(static_cast<double>(flyers.part) /
                                                          static_cast<double>(flyers.whole))},
                                  {"range", words.percent_range(*share)},
                                  {"multiplier", words.number(dark.multiplier, 2)},
                                  {"multiplier_range", words.number(dark.interval.low, 2) + "–" +
                                                           words.number(dark.interval.high, 2)}});
}

}  // namespace kier
