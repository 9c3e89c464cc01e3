#include "reach/report_print.h"

#include <algorithm>
#include <numeric>

namespace kier {
namespace {

bool is_in(const ReportPeriod& period, Date day) {
  return period.from <= day && day <= period.until;
}

}  // namespace

std::map<std::string, ChannelPrint, std::less<>> print_by_code(
    const std::vector<Placement>& placements, const ReportPeriod& period) {
  std::vector<const Placement*> in_order;
  for (const Placement& placement : placements) {
    if (is_in(period, placement.date)) in_order.push_back(&placement);
  }
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const Placement* a, const Placement* b) { return a->date < b->date; });
  std::map<std::string, ChannelPrint, std::less<>> result;
  for (const Placement* placement : in_order) {
    ChannelPrint& print = result[placement->code];
    if (!placement->note.empty()) print.notes.push_back(placement->note);
    if (placement->action == "deliver" || placement->action == "refill") {
      print.exposure.delivered += placement->quantity;
      print.exposure.at_most = true;  // until somebody comes and looks
      if (placement->quantity == 0) print.exposure.uncounted = true;
    } else if (placement->action == "collect") {
      print.exposure.collected += placement->quantity;
      if (placement->quantity > 0) print.exposure.at_most = false;
    }
  }
  return result;
}

SplitCosts split_costs(const std::vector<Cost>& costs, const ReportPeriod& period,
                       const std::map<std::string, std::size_t, std::less<>>& channels,
                       const std::vector<double>& pieces) {
  SplitCosts result;
  result.by_channel.assign(pieces.size(), 0);
  const double all = std::accumulate(pieces.begin(), pieces.end(), 0.0);
  for (const Cost& cost : costs) {
    if (!is_in(period, cost.date)) continue;
    const auto own = channels.find(cost.code);
    if (own != channels.end()) {
      result.by_channel[own->second] += cost.eur;
    } else if (!cost.code.empty() || all <= 0) {
      result.unsplit += cost.eur;
    } else {
      for (std::size_t i = 0; i < pieces.size(); ++i) {
        result.by_channel[i] += cost.eur * pieces[i] / all;
      }
    }
  }
  return result;
}

}  // namespace kier
