#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reach/report_model.h"
#include "reach/report_venues.h"

namespace kier {

/// One number of a report, for spreadsheets and programs.
struct Figure {
  std::string section;  ///< "channels", "totals", "people", "venues", "run", "costs", "trend" ...
  std::string label;    ///< a channel, an answer, a day; empty for what is about all
  std::string code;     ///< empty in a shared report
  std::string measure;  ///< "scan_days", "onward", "scan_days_per_100" ...
  std::string shown;    ///< of a count that is hidden: "<5", "s"; else empty
  std::optional<double> value;       ///< nothing when hidden
  std::optional<Interval> interval;  ///< 95 %
};

/// All numbers that the report shows, in its order.
std::vector<Figure> report_figures(const ReportModel& model, const VenueComparison& comparison);

/// The figures as a table: with ; and a decimal comma for Dutch, as spreadsheets there expect it,
/// else with , and a point. Six digits.
std::string render_figures_csv(const std::vector<Figure>& figures, std::string_view language);

/// The report's frame and its figures, numbers with six digits.
std::string render_figures_json(const ReportModel& model, const std::vector<Figure>& figures);

}  // namespace kier
