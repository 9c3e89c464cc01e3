#pragma once

#include <string_view>
#include <vector>

#include "reach/report_facts.h"

namespace kier {

/// The period of a report: of a shared one whole months, since two reports whose ends differ by a
/// few days could be subtracted from each other. An end before the begin is that one day.
ReportPeriod period_for(ReportPeriod asked, Readership readership);

/// True when "2026-11" is a month of which a day lies in the period.
bool is_month_in(const ReportPeriod& period, std::string_view month);

/// The period cut into weeks from Monday to Sunday (`weekly` is set to true), or into months for a
/// shared report and for a period of more than 80 weeks.
std::vector<TimeSlice> slices_of(const ReportPeriod& period, Readership readership,
                                 const Tally& tally, bool& weekly);

/// Where logs came from and which days are missing: between a source's first and last day in the
/// period, and of all sources together.
void add_sources(const ReportInput& input, ReportFacts& facts);

}  // namespace kier
