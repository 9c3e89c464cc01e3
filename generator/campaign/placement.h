#pragma once

#include <optional>
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

/// What people count by hand: who joined, who came. A row of content/counts.csv. Its column `month`
/// holds a month, for what happened in it, or a day, for what a counter that only goes up (the uses
/// of an invitation) showed on that day.
struct HandCount {
  std::string month;            ///< "2026-11"; of `read_on` when that is there
  std::optional<Date> read_on;  ///< a running total, as it stood on this day
  std::string code;             ///< empty when the channel is not known
  std::string step;             ///< "discord", "intake" ...
  double count = 0;
  std::string source;  ///< intakes: what people answered ("flyer"); totals: which invitation
  Mark mark;
};

/// An outing of the team: a talk, a stand, a round through the neighbourhood. A row of
/// content/moments.csv.
struct Moment {
  Date date;
  std::string place, code;         ///< code: empty when no channel belongs to it
  std::optional<double> contacts;  ///< people who were spoken to; nothing: not counted
  std::string note;
  Mark mark;
};

/// Visits that are the team's own, and so do not count: from its office, or trials of a code
/// before its print lay anywhere. A row of content/ignore.csv, with a network, a code, or both.
struct IgnoredVisits {
  std::string network;              ///< "192.0.2.0/24", or an address; empty: from anywhere
  std::string code;                 ///< empty: of every channel
  std::optional<Date> from, until;  ///< both days included; open when missing
  std::string note;
  Mark mark;
};

}  // namespace kier
