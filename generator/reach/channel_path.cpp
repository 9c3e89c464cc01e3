#include "reach/channel_path.h"

#include <algorithm>

namespace kier {
namespace {

bool is_code_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

bool is_step_character(char c) {
  return is_code_character(c) || c == '_';
}

/// "https://host/path" -> "/path".
std::string_view path_of(std::string_view target) {
  target = target.substr(0, target.find_first_of("?#"));
  if (target.starts_with('/')) return target;
  const auto scheme = target.find("://");
  if (scheme == target.npos) return {};
  const auto slash = target.find('/', scheme + 3);
  return slash == target.npos ? std::string_view() : target.substr(slash);
}

}  // namespace

std::optional<ChannelPath> parse_channel_path(std::string_view target, std::string_view base) {
  std::string_view path = path_of(target);
  if (!path.starts_with(base)) return std::nullopt;
  path.remove_prefix(base.size());
  if (!path.starts_with("/k/") && !path.starts_with("/K/")) return std::nullopt;
  path.remove_prefix(3);
  constexpr std::string_view index = "/index.html";
  if (path.ends_with(index))
    path.remove_suffix(index.size());
  else if (path.ends_with('/'))
    path.remove_suffix(1);
  const auto slash = path.find('/');
  ChannelPath result{path.substr(0, slash), {}};
  if (slash != path.npos) {
    result.step = path.substr(slash + 1);
    if (result.step.empty()) return std::nullopt;
  }
  constexpr std::size_t longest_code = 16;
  constexpr std::size_t longest_step = 64;
  if (result.code.empty() || result.code.size() > longest_code ||
      result.step.size() > longest_step ||
      !std::all_of(result.code.begin(), result.code.end(), is_code_character) ||
      !std::all_of(result.step.begin(), result.step.end(), is_step_character))
    return std::nullopt;
  return result;
}

bool is_asset_path(std::string_view target, std::string_view base) {
  const std::string_view path = path_of(target);
  return path.starts_with(base) && path.substr(base.size()).starts_with("/assets/");
}

std::uint64_t pack_code(std::string_view code) {
  std::uint64_t packed = 0;
  int length = 0;
  for (char c : code) {
    if (c == '-') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (!is_code_character(c) || ++length > 8) return 0;
    packed = packed << 8 | static_cast<unsigned char>(c);
  }
  return packed;
}

}  // namespace kier
