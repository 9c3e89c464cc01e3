#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kier {

/// What a request's target says about a channel. Views into the target.
struct ChannelPath {
  std::string_view code;  ///< as typed: letters, digits and hyphens, 1 to 16 of them
  std::string_view step;  ///< empty for the landing page itself
};

/// Reads `^<base>/[kK]/<code>(/<step>)?(/|/index.html)?$`, the query dropped; nullopt for all
/// else. `base` is the path of the campaign's address without a slash at its end: "" or "/x".
/// A target may be a whole URL, as proxies and some services log it.
std::optional<ChannelPath> parse_channel_path(std::string_view target, std::string_view base);

/// Is it a file below `<base>/assets/`: what a page needs besides itself?
bool is_asset_path(std::string_view target, std::string_view base);

/// A code as a number, the same for all ways to write it: capitals, O for 0, I and L for 1,
/// hyphens. 0 when it is no code: longer than 8 characters or with others in it.
std::uint64_t pack_code(std::string_view code);

}  // namespace kier
