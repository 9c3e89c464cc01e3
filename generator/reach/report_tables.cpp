#include <algorithm>
#include <cmath>

#include "reach/report_values.h"

namespace kier {
namespace {

/// Notes help to understand a zero; beside a number they would explain nothing.
Value notes_beside_zero(const ReportChannel& channel, const ShownCount& count,
                        const ReportWords& words) {
  Value::List notes;
  if (shown(count) == std::uint64_t{0}) {
    for (const std::string& note : channel.notes) {
      notes.emplace_back(words.fill("note", {{"note", note}}));
    }
  }
  return notes;
}

/// Scan-days per 100 pieces with Garwood's interval.
Value rate_cell(const ShownCount& count, const Exposure& exposure, const ReportWords& words) {
  if (exposure.uncounted || exposure.pieces() <= 0) return cell_of("–");
  const auto cell = derive(
      [&](std::uint64_t n) {
        const double pieces = exposure.pieces();
        const std::string at_least = exposure.at_most ? "≥\u00A0" : "";
        return cell_of(at_least + words.rough(static_cast<double>(n) * 100 / pieces),
                       words.range(*rate_interval({n, pieces}), 100));
      },
      count);
  return cell.value_or(cell_of("–"));
}

/// A step may be taken more than once a scan-day, so this is a ratio and has no interval.
std::string ratio_text(const ShownCount& later, const ShownCount& earlier,
                       const ReportWords& words) {
  const auto ratio = derive(
      [&](std::uint64_t part, std::uint64_t whole) {
        if (whole == 0) return std::string("–");
        return words.rough(static_cast<double>(part) / static_cast<double>(whole));
      },
      later, earlier);
  return ratio.value_or("–");
}

Value share_cell(const ShownCount& part, const ShownCount& whole, const ReportWords& words) {
  const auto cell = derive(
      [&](std::uint64_t x, std::uint64_t n) {
        const auto interval = wilson_interval({x, n});
        if (!interval) return cell_of("–");
        return cell_of(words.percent(static_cast<double>(x) / static_cast<double>(n)),
                       words.percent_range(*interval));
      },
      part, whole);
  return cell.value_or(cell_of("–"));
}

Value cost_cell(double euros, const ShownCount& count, const ReportWords& words) {
  const auto cell = derive(
      [&](std::uint64_t n) {
        const auto interval = cost_interval(euros, n);
        if (!interval) return cell_of("–");
        if (n == 0) return cell_of(words.euro_range(*interval));
        return cell_of(words.rough_euros(euros / static_cast<double>(n)),
                       words.euro_range(*interval));
      },
      count);
  return cell.value_or(cell_of("–"));
}

Value total_funnel(const ReportModel& model, const ReportWords& words) {
  Exposure all;
  for (const ReportChannel& channel : model.channels) {
    all.delivered += channel.exposure.delivered;
    all.collected += channel.exposure.collected;
    all.at_most = all.at_most || channel.exposure.at_most;
  }
  const auto exposed = all_exposed(model);
  const Value rate = exposed ? rate_cell(ShownCount(exposed->count), all, words) : cell_of("–");
  return Value::map({{"delivered", pieces_text(all, words)},
                     {"scans", visits_cell(model, model.scans.total, words)},
                     {"rate", rate},
                     {"onward", visits_cell(model, model.onward.total, words)},
                     {"per_scan", ratio_text(model.onward.total, model.scans.total, words)}});
}

/// Channels of which nobody was counted, in one sentence; empty without any.
std::string zeros_text(const std::vector<std::string>& labels, const ReportWords& words) {
  constexpr std::size_t most_names = 12;
  if (labels.empty()) return {};
  if (labels.size() > most_names)
    return words.count_of("zeros", static_cast<double>(labels.size()));
  return words.fill("zeros", {{"channels", words.list(labels)}});
}

Value hand_value(const ReportModel& model, const HandTable& hand, const ReportWords& words) {
  Value::List rows;
  std::vector<std::string> zeros;
  for (std::size_t i = 0; i < hand.table.cells.size(); ++i) {
    const ShownCount& count = hand.table.cells[i];
    const bool channel = i < model.channels.size();
    if (channel && shown(count) == std::uint64_t{0} && model.channels[i].notes.empty()) {
      zeros.push_back(model.channels[i].label);
      continue;
    }
    std::vector<Value::Entry> row =
        channel ? row_of(model.channels[i])
                : std::vector<Value::Entry>{{"label", hand.answers[i - model.channels.size()]},
                                            {"code", ""}};
    row.push_back({"count", count_cell(count, words)});
    row.push_back({"share", share_cell(count, hand.table.total, words)});
    row.push_back({"notes", channel ? notes_beside_zero(model.channels[i], count, words)
                                    : Value(Value::List{})});
    rows.push_back(Value::map(std::move(row)));
  }
  return Value::map({{"title", step_name(hand.step, words)},
                     {"rows", rows},
                     {"zeros", zeros_text(zeros, words)},
                     {"total", count_cell(hand.table.total, words)}});
}

Value cost_cells(const ReportModel& model, double euros, std::optional<std::size_t> channel,
                 const ReportWords& words) {
  const auto pick = [&](const ShownTable& table) {
    return channel ? table.cells[*channel] : table.total;
  };
  Value::List cells = {cost_cell(euros, pick(model.scans), words)};
  for (const HandTable& hand : model.hand) {
    cells.push_back(cost_cell(euros, pick(hand.table), words));
  }
  return cells;
}

}  // namespace

Value funnel_values(const ReportModel& model, const ReportWords& words) {
  Value::List rows;
  for (std::size_t i = 0; i < model.channels.size(); ++i) {
    const ReportChannel& channel = model.channels[i];
    const ShownCount& scans = model.scans.cells[i];
    std::vector<Value::Entry> row = row_of(channel);
    row.push_back({"delivered", pieces_text(channel.exposure, words)});
    row.push_back({"scans", visits_cell(model, scans, words)});
    row.push_back({"rate", rate_cell(scans, channel.exposure, words)});
    row.push_back({"onward", visits_cell(model, model.onward.cells[i], words)});
    row.push_back({"per_scan", ratio_text(model.onward.cells[i], scans, words)});
    row.push_back({"notes", notes_beside_zero(channel, scans, words)});
    rows.push_back(Value::map(std::move(row)));
  }
  return Value::map({{"rows", rows}, {"total", total_funnel(model, words)}});
}

Value people_values(const ReportModel& model, const ReportWords& words) {
  Value::List result;
  for (const HandTable& hand : model.hand) result.push_back(hand_value(model, hand, words));
  return result;
}

Value costs_values(const ReportModel& model, const ReportWords& words) {
  Value::List rows;
  double all = 0;
  for (std::size_t i = 0; i < model.channels.size(); ++i) {
    const double euros = model.channels[i].euros;
    if (euros <= 0) continue;
    all += euros;
    std::vector<Value::Entry> row = row_of(model.channels[i]);
    row.push_back({"euros", words.euros(euros)});
    row.push_back({"cells", cost_cells(model, euros, i, words)});
    rows.push_back(Value::map(std::move(row)));
  }
  all += model.shared_euros;
  Value::List heads = {words.text("cost_per_scan")};
  for (const HandTable& hand : model.hand) {
    heads.emplace_back(words.fill("cost_per", {{"step", step_name(hand.step, words)}}));
  }
  std::string unsplit;
  if (model.shared_euros > 0) {
    unsplit = words.fill("costs_unsplit", {{"euros", words.euros(model.shared_euros)}});
  }
  return Value::map(
      {{"rows", rows},
       {"heads", heads},
       {"unsplit", unsplit},
       {"total", Value::map({{"euros", words.euros(all)},
                             {"cells", cost_cells(model, all, std::nullopt, words)}})}});
}

}  // namespace kier
