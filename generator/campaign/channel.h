#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "campaign/placement.h"
#include "campaign/settings.h"
#include "campaign/target.h"
#include "text/date.h"

namespace kier {

/// One way to reach people: the flyers at one venue, a post, an event. A row of
/// content/channels.csv, valid.
struct Channel {
  std::string code;  ///< canonical: "7FQF"
  std::string kind;  ///< one of channel_kinds
  std::string name;  ///< "WGC Ledeberg": for the team, never on a page
  std::string area;
  std::string audience;  ///< id of an audience of the campaign
  std::string language;  ///< one of the campaign's languages
  std::string landing;   ///< key of its landing item; empty: the one for its audience
  std::string invite;    ///< an invitation of its own to the community; may be empty
  std::optional<Date> opened, closed;
  bool retired = false;
  bool may_be_named = false;  ///< its name may stand in a report for others
  Mark mark;                  ///< its row in channels.csv
};

/// The register: channels in the order of the file, with every code ever issued among them (the
/// ledger sees to that), and what belongs to them.
struct ChannelRegister {
  std::vector<Channel> channels;
  std::vector<Placement> placements;
  std::vector<Cost> costs;
  std::vector<HandCount> counts;
  std::vector<Moment> moments;
  std::vector<IgnoredVisits> ignored;
  std::vector<Target> targets;

  /// The channel of a canonical code; nullptr when there is none.
  const Channel* find(std::string_view code) const;
};

/// venue event post newsletter press announcement download person-group
extern const std::vector<std::string> channel_kinds;

/// deliver refill collect remove
extern const std::vector<std::string> placement_actions;

/// Where a channel's landing page stands, below the base path: "/k/7FQF/".
std::string channel_address(std::string_view code);

/// What its QR code says: "https://OPEENKIER.BE/K/7FQF/". Scheme and path of `base_url` keep
/// their case: scanners take a scheme in capitals for text, and hosts tell cases apart. The
/// host and the rest in capitals need a smaller symbol.
std::string encoded_url(std::string_view base_url, std::string_view code);

/// What is printed beside it, for people who type: "opeenkier.be/k/" and "7FQF".
struct ShownAddress {
  std::string before, code;
};
ShownAddress shown_address(std::string_view base_url, std::string_view code);

}  // namespace kier
