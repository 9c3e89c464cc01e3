#include <algorithm>
#include <cmath>

#include "reach/report_scale.h"
#include "reach/report_values.h"

namespace kier {
namespace {

// The picture: from x 30 to 640, the bars stand on y 180 and may reach up to y 14.
constexpr double left = 34, right = 636;
constexpr int ground = 180, top = 14;

struct Scale {
  double most = 1;
  std::int64_t y(double value) const {
    return std::int64_t{ground} - position_on(value, most, ground - top);
  }
};

Scale scale_of(const ShownTable& table) {
  double most = 4;
  for (const ShownCount& cell : table.cells) {
    if (const auto count = shown(cell)) most = std::max(most, count_interval(*count).high);
  }
  return {most};
}

std::string label_of(const ReportModel& model, const TimeSlice& slice, const ReportWords& words) {
  return model.weekly ? words.date(slice.from) : words.month(slice.from);
}

Value bar_value(const ReportModel& model, std::size_t i, const Scale& scale, bool labelled,
                const ReportWords& words) {
  const TimeSlice& slice = model.slices[i];
  const ShownCount& cell = model.scans_by_slice->cells[i];
  const double room = (right - left) / static_cast<double>(model.slices.size());
  const double width = std::clamp(room * 0.7, 1.0, 48.0);
  const double middle = left + room * (static_cast<double>(i) + 0.5);
  const auto count = shown(cell);
  const Interval interval = count && slice.logged ? count_interval(*count) : Interval{};
  const std::int64_t high = count ? scale.y(interval.high) : 158;
  std::string label;
  if (labelled) label = model.weekly ? words.short_day(slice.from) : words.short_month(slice.from);
  return Value::map({{"hidden", count ? Value() : Value(text_of(cell))},
                     {"x", static_cast<std::int64_t>(std::llround(middle - width / 2))},
                     {"width", static_cast<std::int64_t>(std::llround(width))},
                     {"middle", static_cast<std::int64_t>(std::llround(middle))},
                     {"y", count ? scale.y(static_cast<double>(*count)) : 158},
                     {"low", scale.y(interval.low)},
                     {"high", high},
                     {"ring", std::max<std::int64_t>(high - 6, 4)},
                     {"whole", slice.whole},
                     {"label", label}});
}

Value grid_lines(const Scale& scale, const ReportWords& words) {
  Value::List lines;
  const double step = std::max(1.0, round_step(scale.most / 5));
  for (double at = 0; at <= scale.most; at += step) {
    lines.push_back(Value::map({{"y", scale.y(at)}, {"label", words.number(at)}}));
  }
  return lines;
}

}  // namespace

Value trend_values(const ReportModel& model, const ReportWords& words) {
  Value::List rows, bars;
  if (!model.scans_by_slice) {
    std::string_view key = model.slices.size() < 2 ? "trend_short" : "trend_withheld";
    if (!model.has_logs) key = "sources_none";
    return Value::map({{"rows", rows}, {"none", words.text(key)}});
  }
  const ShownTable& table = *model.scans_by_slice;
  const Scale scale = scale_of(table);
  const std::size_t every = model.slices.size() / 12 + 1;
  std::uint64_t largest = 0;
  bool whole = true;
  for (std::size_t i = 0; i < model.slices.size(); ++i) {
    const TimeSlice& slice = model.slices[i];
    largest = std::max(largest, shown(table.cells[i]).value_or(0));
    whole = whole && slice.whole;
    bars.push_back(bar_value(model, i, scale, i % every == 0, words));
    rows.push_back(
        Value::map({{"label", label_of(model, slice, words)},
                    {"scans", slice.logged ? count_cell(table.cells[i], words) : cell_of("–")},
                    {"logged", slice.logged},
                    {"whole", slice.whole}}));
  }
  const std::string title = words.text(model.weekly ? "trend_weeks" : "trend_months");
  return Value::map(
      {{"rows", rows},
       {"bars", bars},
       {"whole", whole},
       {"lines", grid_lines(scale, words)},
       {"title", title},
       {"head", words.text(model.weekly ? "week_from" : "month")},
       {"description",
        words.fill("trend_picture", {{"title", title},
                                     {"count", words.number(static_cast<double>(rows.size()))},
                                     {"most", words.number(static_cast<double>(largest))}})}});
}

}  // namespace kier
