#pragma once

#include <cstddef>
#include <string_view>

namespace kier {

/// The end of what follows the text of a link. `at` is behind its ']': the result is
/// behind "(address "title")" or "[label]", or `at` when neither stands there. After
/// CommonMark 0.29, sections 6.5 and 4.7, with the limits that cmark sets.
std::size_t link_tail_end(std::string_view text, std::size_t at);

}  // namespace kier
