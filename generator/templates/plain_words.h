#pragma once

#include <string>
#include <string_view>

namespace kier {

/// The words of markup: comments and tags dropped, white space made one space,
/// character references resolved (those of HTML that texts use, and all numeric ones).
std::string words_of_markup(std::string_view markup);

}  // namespace kier
