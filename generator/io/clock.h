#pragma once

#include <chrono>

#include "base/diagnostic.h"

namespace kier {

/// Today. With SOURCE_DATE_EPOCH in the environment (seconds since 1970, see
/// reproducible-builds.org) the day of that moment in UTC; else the day by this
/// computer's clock and time zone, since that is the day an author means.
/// An error if SOURCE_DATE_EPOCH is set to something else than such a number.
Outcome<std::chrono::year_month_day> read_today();

}  // namespace kier
