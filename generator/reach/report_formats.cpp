#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "data/csv.h"
#include "data/json.h"
#include "data/value.h"
#include "reach/report_figures.h"

namespace kier {
namespace {

/// Six digits, without an exponent for what people count.
std::string digits_of(double number) {
  if (!std::isfinite(number)) return {};
  const bool whole = number == std::floor(number) && std::abs(number) < 1e15;
  return whole ? fmt::format("{:.0f}", number) : fmt::format("{:.6g}", number);
}

Value number_value(std::optional<double> number) {
  if (!number || !std::isfinite(*number)) return {};
  const std::string digits = digits_of(*number);
  if (digits.find_first_of(".e") == std::string::npos) {
    return static_cast<std::int64_t>(std::llround(*number));
  }
  return std::strtod(digits.c_str(), nullptr);
}

}  // namespace

std::string render_figures_csv(const std::vector<Figure>& figures, std::string_view language) {
  const bool dutch = language == "nl";
  const CsvDialect dialect{dutch ? ';' : ',', "\n"};
  const auto cell = [&](std::optional<double> number) {
    std::string digits = number ? digits_of(*number) : "";
    if (dutch) std::replace(digits.begin(), digits.end(), '.', ',');
    return digits;
  };
  std::string out = render_csv_row(
      {"section", "label", "code", "measure", "shown", "value", "low", "high"}, dialect);
  for (const Figure& one : figures) {
    const auto& interval = one.interval;
    out +=
        render_csv_row({one.section, one.label, one.code, one.measure, one.shown, cell(one.value),
                        interval ? cell(interval->low) : "", interval ? cell(interval->high) : ""},
                       dialect);
  }
  return out;
}

std::string render_figures_json(const ReportModel& model, const std::vector<Figure>& figures) {
  Value::List list;
  for (const Figure& one : figures) {
    std::vector<Value::Entry> entries = {{"section", one.section}, {"label", one.label}};
    if (!one.code.empty()) entries.push_back({"code", one.code});
    entries.push_back({"measure", one.measure});
    if (!one.shown.empty()) entries.push_back({"shown", one.shown});
    entries.push_back({"value", number_value(one.value)});
    if (one.interval) {
      entries.push_back({"low", number_value(one.interval->low)});
      entries.push_back({"high", number_value(one.interval->high)});
    }
    list.push_back(Value::map(std::move(entries)));
  }
  return to_json(Value::map({{"schema", "kier-reach-report-1"},
                             {"readership", model.is_shared() ? "shared" : "internal"},
                             {"campaign", model.campaign},
                             {"language", model.language},
                             {"made", iso_date(model.today)},
                             {"from", iso_date(model.period.from)},
                             {"until", iso_date(model.period.until)},
                             {"rules", model.rules_version},
                             {"figures", list}})) +
         "\n";
}

}  // namespace kier
