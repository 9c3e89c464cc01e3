#include <chrono>

#include "check/check.h"

namespace kier {
namespace {

constexpr Rule overdue{"freshness/review", Severity::warning,
                       "last reviewed on {date}; its type asks for a review every {months} months",
                       "read it, mend it, and set 'reviewed' to today"};
constexpr Rule never{"freshness/never-reviewed", Severity::note,
                     "{count} pages of types with a review term have no 'reviewed' date",
                     "the first is {example}"};
constexpr Rule recheck{"freshness/recheck", Severity::warning,
                       "last checked on {date}; it asks for a check every {days} days",
                       "check the facts and set 'date' under 'checked' to today"};

void check_service(const Item& item, Date today, Diagnostics& found) {
  const FieldValue* checked = item.field("checked");
  const FieldValue* days = item.field("recheck_days");
  const FieldValue* date = checked == nullptr ? nullptr : checked->part("date");
  const double* term = days == nullptr ? nullptr : std::get_if<double>(&days->data);
  if (date == nullptr || term == nullptr) return;
  const DateReading day = parse_date(date->text());
  if (!day.date) return;
  const auto last = std::chrono::sys_days(*day.date) + std::chrono::days(static_cast<int>(*term));
  if (std::chrono::sys_days(today) > last)
    found.push_back(complain(
        recheck, {item.source, date->mark},
        {{"date", std::string(date->text())}, {"days", std::to_string(static_cast<int>(*term))}}));
}

}  // namespace

Diagnostics check_freshness(const Campaign& campaign, Date today) {
  Diagnostics found;
  int unreviewed = 0;
  std::string example;
  for (const Item& item : campaign.items) {
    if (item.language == campaign.settings.default_language()) check_service(item, today, found);
    const int months = campaign.type_of(item).review_months;
    if (months == 0 || !item.readable) continue;
    if (!item.reviewed) {
      if (item.field("checked") != nullptr) continue;  // has a term of its own
      if (unreviewed++ == 0) example = item.source;
    } else if (auto last = *item.reviewed + std::chrono::months(months); today > last) {
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
