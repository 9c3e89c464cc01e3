#include "campaign/freshness.h"

#include <algorithm>
#include <cmath>

namespace kier {

std::optional<Date> reviewed_until(const Item& item, const ItemType& type) {
  if (!item.reviewed || type.review_months == 0) return std::nullopt;
  const Date day = *item.reviewed + std::chrono::months(type.review_months);
  // A month after 31 January is the last day of February.
  return day.ok() ? day : day.year() / day.month() / std::chrono::last;
}

std::optional<Date> checked_until(const Item& item) {
  constexpr double longest = 36500;  // a hundred years: for ever
  const FieldValue* checked = item.field("checked");
  const FieldValue* date = checked == nullptr ? nullptr : checked->part("date");
  const FieldValue* term = item.field("recheck_days");
  const double* days = term == nullptr ? nullptr : std::get_if<double>(&term->data);
  if (date == nullptr || days == nullptr) return std::nullopt;
  const DateReading day = parse_date(date->text());
  if (!day.date) return std::nullopt;
  const auto count = std::chrono::days(std::lround(std::clamp(*days, 0.0, longest)));
  return Date(std::chrono::sys_days(*day.date) + count);
}

}  // namespace kier
