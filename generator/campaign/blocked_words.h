#pragma once

#include <span>
#include <string_view>

namespace kier {

/// What no code may hold, in ASCII capitals, three or four letters each. Whoever knows of
/// another word adds it to blocked_words.cpp; codes that are issued already keep working.
std::span<const std::string_view> blocked_words();

}  // namespace kier
