#include "reach/report_venues.h"

#include <cmath>

#include "reach/best_probability.h"

namespace kier {
namespace {

/// No more than a venue got rid of, where somebody collected what was left.
std::optional<std::uint64_t> pick_up_of(const Exposure& exposure) {
  const bool known = exposure.collected > 0 && !exposure.at_most && !exposure.uncounted;
  if (!known) return std::nullopt;
  return static_cast<std::uint64_t>(std::llround(exposure.pieces()));
}

void share_run(const ReportModel& model, const std::vector<GammaRate>& known,
               const std::optional<GammaRate>& prior, VenueComparison& result) {
  std::vector<RunCandidate> candidates;
  std::vector<GammaRate> rates;
  for (std::size_t i = 0; i < model.channels.size(); ++i) {
    if (!model.channels[i].in_run) continue;
    result.run.push_back({i});
    candidates.push_back({0, pick_up_of(model.channels[i].exposure)});
    rates.push_back(known[i].rate > 0 ? known[i] : prior.value_or(GammaRate{}));
  }
  if (prior && result.homogeneity.p_value <= clear_difference) {
    const std::vector<double> best = best_probabilities(rates);
    for (std::size_t i = 0; i < best.size(); ++i) candidates[i].best = best[i];
  }
  const PrintRun run = allocate_print_run(model.run_pieces, model.run_bundle, candidates,
                                          result.homogeneity.p_value);
  result.reason = run.reason;
  result.left_over = run.left_over;
  for (std::size_t i = 0; i < result.run.size(); ++i) {
    result.run[i].pieces = run.pieces[i];
    result.run[i].limited = run.limited[i];
  }
}

}  // namespace

VenueComparison compare_venues(const ReportModel& model) {
  VenueComparison result;
  std::vector<ExposedCount> observed;
  for (std::size_t i = 0; i < model.channels.size(); ++i) {
    const Exposure& exposure = model.channels[i].exposure;
    if (exposure.pieces() <= 0 || exposure.uncounted) continue;
    ComparedVenue& venue = result.venues.emplace_back();
    venue.channel = i;
    const std::optional<std::uint64_t> count = shown(model.scans.cells[i]);
    if (!count) continue;
    venue.observed = {*count, exposure.pieces()};
    observed.push_back(*venue.observed);
  }
  result.taking_part = observed.size();
  result.homogeneity = test_homogeneity(observed);
  std::vector<GammaRate> known(model.channels.size());
  const std::optional<Shrinkage> shrinkage = shrink_rates(observed);
  if (shrinkage) {
    result.average = shrinkage->average;
    result.has_prior = shrinkage->prior.has_value();
    std::size_t next = 0;
    for (ComparedVenue& venue : result.venues) {
      if (!venue.observed) continue;
      venue.shrunk = shrinkage->venues[next++];
      if (venue.shrunk.posterior) known[venue.channel] = *venue.shrunk.posterior;
    }
  }
  share_run(model, known, shrinkage ? shrinkage->prior : std::nullopt, result);
  return result;
}

}  // namespace kier
