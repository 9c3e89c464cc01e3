#pragma once

#include "data/value.h"
#include "reach/report_model.h"
#include "reach/report_venues.h"
#include "reach/report_words.h"

namespace kier {

// What the template of a report shows, as texts and as positions in its pictures. All of it is made
// from the model, so from shown numbers.

/// All of it.
Value report_values(const ReportModel& model, const VenueComparison& comparison,
                    const ReportWords& words);

// Its parts.
Value summary_values(const ReportModel& model, const VenueComparison& comparison,
                     const ReportWords& words);
Value steps_values(const ReportModel& model, const ReportWords& words);
Value funnel_values(const ReportModel& model, const ReportWords& words);
Value people_values(const ReportModel& model, const ReportWords& words);
Value venues_values(const ReportModel& model, const VenueComparison& comparison,
                    const ReportWords& words);
Value run_values(const ReportModel& model, const VenueComparison& comparison,
                 const ReportWords& words);
Value costs_values(const ReportModel& model, const ReportWords& words);
Value trend_values(const ReportModel& model, const ReportWords& words);
std::string dark_text(const ReportModel& model, const ReportWords& words);
Value quality_values(const ReportModel& model, const ReportWords& words);
Value targets_values(const ReportModel& model, const ReportWords& words);
Value moments_values(const ReportModel& model, const ReportWords& words);

// Pieces that several parts have.

/// What is said of the venues as a whole: who stands out, or that nobody does.
std::vector<std::string> venue_sentences(const ReportModel& model,
                                         const VenueComparison& comparison,
                                         const ReportWords& words);

/// "18", "<5", "s", or that it is not shown.
std::string count_text(const ShownCount& count, const ReportWords& words);

/// A count with its interval: `text` and `range`, which may be empty.
Value count_cell(const ShownCount& count, const ReportWords& words);
Value cell_of(std::string text, std::string range = {});

/// The same of a count of visits; "–" where there are no logs.
Value visits_cell(const ReportModel& model, const ShownCount& count, const ReportWords& words);

/// "≤ 200"; "not counted" when nobody wrote down how much was brought; "–" for no print.
std::string pieces_text(const Exposure& exposure, const ReportWords& words);

/// A row begins with the channel's `label` and `code`.
std::vector<Value::Entry> row_of(const ReportChannel& channel);

/// What a step of counts.csv is called.
std::string step_name(const std::string& step, const ReportWords& words);

/// Counts and pieces of all channels with counted print; nothing when one of the counts is hidden.
std::optional<ExposedCount> all_exposed(const ReportModel& model);

}  // namespace kier
