#pragma once

#include "base/source.h"
#include "site/site_values.h"

namespace kier {

/// True when the type's items happen at a time: it declares a field `start`.
bool is_event(const ItemType& type);

/// The event of a route as an iCalendar file (RFC 5545) beside its page. Times are
/// local ("floating"), as the author wrote them.
Artefact render_calendar(const SiteValues& site, const Route& route);

}  // namespace kier
