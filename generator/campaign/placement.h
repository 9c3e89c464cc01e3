#pragma once

#include <string>

#include "base/diagnostic.h"
#include "text/date.h"

namespace kier {

/// Something was done with the print of a channel at its place. A row of
/// content/placements.csv.
struct Placement {
  std::string id, code;
  Date date;
  std::string action;   ///< one of placement_actions
  double quantity = 0;  ///< pieces; 0 when not given
  std::string item, print_version, note;
  Mark mark;
};

/// Money that was spent. A row of content/costs.csv.
struct Cost {
  Date date;
  std::string what, code;  ///< code: empty for what belongs to no channel alone
  double quantity = 0;     ///< pieces; 0 when not given
  double eur = 0;          ///< in all
  Mark mark;
};

/// What people count by hand in a month: who joined, who came. A row of content/counts.csv.
struct HandCount {
  std::string month;  ///< "2026-11"
  std::string code;   ///< empty when the channel is not known
  std::string step;   ///< "discord", "intake" ...
  double count = 0;
  std::string source;
  Mark mark;
};

}  // namespace kier
