#pragma once

#include <optional>

#include "campaign/campaign.h"
#include "text/date.h"

namespace kier {

/// The last day on which an item counts as reviewed: `reviewed` and the months of its
/// type. Nothing when it has no such day, or its type no term.
std::optional<Date> reviewed_until(const Item& item, const ItemType& type);

/// The last day on which an item's facts count as checked: `checked.date` and
/// `recheck_days`. Nothing when it lacks either.
std::optional<Date> checked_until(const Item& item);

}  // namespace kier
