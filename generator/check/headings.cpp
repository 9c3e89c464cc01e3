#include "check/check.h"

namespace kier {
namespace {

constexpr Rule second_title{"headings/title", Severity::warning,
                            "a text's headings begin at '##': the title is the page's first",
                            "write '##' in place of '#'"};
constexpr Rule gap{"headings/gap", Severity::warning,
                   "a heading of level {level} follows one of level {before}",
                   "write {wanted}: screen readers tell the levels"};

}  // namespace

Diagnostics check_headings(const Campaign& campaign) {
  Diagnostics found;
  for (const Item& item : campaign.items) {
    int before = 1;
    for (const HeadingView& heading : headings_of(item.body)) {
      const Location where{item.source, item.body.nodes[heading.node].mark};
      if (heading.level == 1) {
        found.push_back(complain(second_title, where));
      } else if (heading.level > before + 1) {
        found.push_back(complain(
            gap, where,
            {{"level", std::to_string(heading.level)},
             {"before", std::to_string(before)},
             {"wanted", "'" + std::string(static_cast<std::size_t>(before + 1), '#') + "'"}}));
      }
      before = heading.level;
    }
  }
  return found;
}

}  // namespace kier
