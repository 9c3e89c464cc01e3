#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kier {

/// The next word of `text` from byte `at`, with `at` moved behind it; empty when
/// none is left. A word is a run of letters and digits of any script; an apostrophe
/// or a hyphen between two of them belongs to it ("foto's", "e-mail").
std::string_view next_word(std::string_view text, std::size_t& at);

/// All of them, in order. They point into `text`.
std::vector<std::string_view> words_of(std::string_view text);

}  // namespace kier
