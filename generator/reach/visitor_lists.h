#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kier {

// The lists of generator/reach/data/user_agents.inc, which tell people from programs.

/// One line of the lists.
struct VisitorPattern {
  std::string_view text;    ///< lower case
  bool at_begin = false;    ///< the user agent begins with it
  bool whole_word = false;  ///< no letter follows
};

struct VisitorLists {
  std::string_view version;
  std::vector<VisitorPattern> ignored;  ///< looks like a bot and is none: struck out first
  std::vector<VisitorPattern> previews, crawlers, tools, persons;
};

const VisitorLists& visitor_lists();

/// Of a longer user agent no more is looked at.
constexpr std::size_t longest_user_agent = 2048;

/// The patterns as one regular expression that RE2 reads, for user agents in lower case.
std::string regular_expression(const std::vector<VisitorPattern>& patterns);

}  // namespace kier
