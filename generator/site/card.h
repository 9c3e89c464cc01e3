#pragma once

#include <string>
#include <vector>

#include "campaign/campaign.h"
#include "data/value.h"
#include "site/site_values.h"

namespace kier {

/// The declared fields of an item for templates: every field of its type is
/// there, as none when the author left it out.
Value fields_value(const SiteValues& site, const Item& item, std::size_t language);

/// The day after which a page says that it may be out of date: `reviewed` plus
/// its type's review_months. None when either is missing.
Value review_by(const Item& item, const ItemType& type);

/// The day after which number and hours give way to a link: checked.date plus
/// recheck_days. None for crisis services, whose numbers always stay.
Value check_by(const Item& item);

/// The audiences or themes with the `ids` of an item, in its order. `values` holds what
/// pages show of each of `topics`.
Value topics_value(const std::vector<std::string>& ids, const std::vector<Topic>& topics,
                   const std::vector<Value>& values);

/// An item as lists and links show it. `address` is that of its page.
Value card_value(const SiteValues& site, const Item& item, std::size_t language,
                 std::string_view address);

}  // namespace kier
