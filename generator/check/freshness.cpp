#include "campaign/freshness.h"

#include <chrono>

#include "check/check.h"

namespace kier {
namespace {

constexpr Rule overdue{"freshness/review", Severity::warning,
                       "last reviewed on {date}; its type asks for a review every {months} months",
                       "read it, mend it, and set 'reviewed' to today"};
constexpr Rule never{"freshness/never-reviewed", Severity::note,
                     "pages that should be reviewed now and then, and never were: {count}",
                     "the first is {example}"};
constexpr Rule recheck{"freshness/recheck", Severity::warning,
                       "last checked on {date}; it asks for a check every {days} days",
                       "check the facts and set 'date' under 'checked' to today"};

void check_service(const Item& item, Date today, Diagnostics& found) {
  const auto last = checked_until(item);
  if (!last || today <= *last) return;
  const FieldValue& date = *item.field("checked")->part("date");
  const auto days =
      std::chrono::sys_days(*last) - std::chrono::sys_days(*parse_date(date.text()).date);
  found.push_back(
      complain(recheck, {item.source, date.mark},
               {{"date", std::string(date.text())}, {"days", std::to_string(days.count())}}));
}

}  // namespace

Diagnostics check_freshness(const Campaign& campaign, Date today) {
  Diagnostics found;
  int unreviewed = 0;
  std::string example;
  for (const Item& item : campaign.items) {
    if (campaign.is_original(item)) check_service(item, today, found);
    const int months = campaign.type_of(item).review_months;
    if (months == 0 || !item.readable) continue;
    if (!item.reviewed) {
      if (item.field("checked") != nullptr) continue;  // has a term of its own
      if (unreviewed++ == 0) example = item.source;
    } else if (today > *reviewed_until(item, campaign.type_of(item))) {
      found.push_back(
          complain(overdue, item.where("reviewed"),
                   {{"date", iso_date(*item.reviewed)}, {"months", std::to_string(months)}}));
    }
  }
  if (unreviewed > 0)
    found.push_back(complain(never, {"content"},
                             {{"count", std::to_string(unreviewed)}, {"example", example}}));
  return found;
}

}  // namespace kier
