#pragma once

#include <string>
#include <string_view>

#include "campaign/item_type.h"
#include "campaign/settings.h"
#include "text/date.h"

namespace kier {

/// The file of a new page, for its author to fill in: front matter with every key that
/// its type has, the required ones open and the others as comments, each with what is
/// expected; then an empty text. The page is a draft. `title` is one line of text.
std::string front_matter_form(const ItemType& type, const Settings& settings,
                              std::string_view title, const Date& today);

}  // namespace kier
