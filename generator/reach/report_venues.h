#pragma once

#include <optional>
#include <vector>

#include "reach/allocation.h"
#include "reach/homogeneity.h"
#include "reach/report_model.h"
#include "reach/shrinkage.h"

namespace kier {

/// A channel with print, compared with the others.
struct ComparedVenue {
  std::size_t channel = 0;               ///< index in ReportModel::channels
  std::optional<ExposedCount> observed;  ///< nothing: its number is hidden, so it takes no part
  ShrunkRate shrunk;                     ///< of no meaning without `observed`
};

/// A channel that gets part of the next print run.
struct RunShare {
  std::size_t channel = 0;
  std::uint64_t pieces = 0;
  bool limited = false;
};

struct VenueComparison {
  std::vector<ComparedVenue> venues;  ///< in the order of the channels
  std::size_t taking_part = 0;
  double average = 0;  ///< scan-days per piece, of those that take part
  bool has_prior = false;
  Homogeneity homogeneity;
  std::vector<RunShare> run;
  SplitReason reason = SplitReason::no_clear_difference;
  std::uint64_t left_over = 0;
};

/// Rates of scan-days per piece of print of all channels that have print, from shown numbers alone:
/// a channel whose number is hidden counts as one of which nothing is known yet.
VenueComparison compare_venues(const ReportModel& model);

}  // namespace kier
