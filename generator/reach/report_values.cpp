#include "reach/report_values.h"

namespace kier {
namespace {

Value head_values(const ReportModel& model, const ReportWords& words) {
  const bool shared = model.is_shared();
  return Value::map({
      {"campaign", model.campaign},
      {"owner", model.owner},
      {"period", words.fill("period", {{"from", words.date(model.period.from)},
                                       {"until", words.date(model.period.until)}})},
      {"made", words.fill("made_on", {{"date", words.date(model.today)}})},
      {"version", words.text(shared ? "shared_version" : "internal_version")},
      {"shared", shared},
      {"provisional", shared && model.today <= model.period.until},
  });
}

}  // namespace

std::string count_text(const ShownCount& count, const ReportWords& words) {
  if (const auto number = shown(count)) return words.number(static_cast<double>(*number));
  const std::string text = text_of(count);
  return text.empty() ? words.text("total_withheld") : text;
}

Value cell_of(std::string text, std::string range) {
  return Value::map({{"text", std::move(text)}, {"range", std::move(range)}});
}

Value count_cell(const ShownCount& count, const ReportWords& words) {
  const auto range = derive([&](std::uint64_t n) { return words.range(count_interval(n)); }, count);
  return cell_of(count_text(count, words), range.value_or(""));
}

Value visits_cell(const ReportModel& model, const ShownCount& count, const ReportWords& words) {
  return model.has_logs ? count_cell(count, words) : cell_of("–");
}

std::string pieces_text(const Exposure& exposure, const ReportWords& words) {
  if (exposure.uncounted) return words.text("unknown_quantity");
  if (exposure.delivered <= 0) return "–";
  return (exposure.at_most ? "≤\u202F" : "") + words.number(exposure.pieces());
}

std::vector<Value::Entry> row_of(const ReportChannel& channel) {
  return {{"label", channel.label}, {"code", channel.code}};
}

std::string step_name(const std::string& step, const ReportWords& words) {
  const std::string key = "step_" + step;
  return words.has(key) ? words.text(key) : step;
}

std::optional<ExposedCount> all_exposed(const ReportModel& model) {
  ExposedCount all;
  for (std::size_t i = 0; i < model.channels.size(); ++i) {
    const Exposure& exposure = model.channels[i].exposure;
    if (exposure.pieces() <= 0) continue;
    const auto count = shown(model.scans.cells[i]);
    if (!count || exposure.uncounted) return std::nullopt;
    all.count += *count;
    all.exposure += exposure.pieces();
  }
  return has_exposure(all) ? std::optional(all) : std::nullopt;
}

Value report_values(const ReportModel& model, const VenueComparison& comparison,
                    const ReportWords& words) {
  return Value::map({
      {"t", words.all()},
      {"head", head_values(model, words)},
      {"summary", summary_values(model, comparison, words)},
      {"steps", steps_values(model, words)},
      {"funnel", funnel_values(model, words)},
      {"people", people_values(model, words)},
      {"venues", venues_values(model, comparison, words)},
      {"run", run_values(model, comparison, words)},
      {"costs", costs_values(model, words)},
      {"trend", trend_values(model, words)},
      {"dark", dark_text(model, words)},
      {"quality", quality_values(model, words)},
      {"targets", targets_values(model, words)},
      {"moments", moments_values(model, words)},
  });
}

}  // namespace kier
