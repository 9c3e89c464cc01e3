#include "campaign/link.h"

#include <optional>
#include <vector>

#include "markup/address.h"

namespace kier {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decode_percent(std::string_view text) {
  if (text.find('%') == text.npos) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
        hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// `relative` seen from the folder of `file`, without "." and ".."; nullopt when
/// it climbs out of the campaign's folder.
std::optional<std::string> join_path(std::string_view file, std::string_view relative) {
  std::vector<std::string_view> parts;
  const auto add = [&](std::string_view path) {
    while (!path.empty()) {
      const auto slash = path.find('/');
      const std::string_view part = path.substr(0, slash);
      path.remove_prefix(slash == path.npos ? path.size() : slash + 1);
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        parts.push_back(part);
      } else if (parts.empty()) {
        return false;
      } else {
        parts.pop_back();
      }
    }
    return true;
  };
  const auto slash = file.rfind('/');
  if (slash != file.npos) add(file.substr(0, slash));
  if (!add(relative)) return std::nullopt;
  std::string joined;
  for (std::string_view part : parts) joined.append(joined.empty() ? "" : "/").append(part);
  return joined;
}

LinkTarget resolve_item(const Campaign& campaign, std::string_view language, std::string path,
                        std::string heading) {
  LinkTarget result{.path = std::move(path), .heading = std::move(heading)};
  constexpr std::string_view content = "content/", extension = ".md";
  std::string_view rest = result.path;
  if (!rest.starts_with(content) || !rest.ends_with(extension)) return result;
  rest.remove_prefix(content.size());
  rest.remove_suffix(extension.size());
  const auto slash = rest.find('/');
  if (slash == rest.npos) return result;
  const std::string_view key = rest.substr(slash + 1);
  result.item = campaign.find_best(language, key);
  if (result.item != nullptr) {
    result.kind = LinkTarget::Kind::item;
  } else if ((result.gone = campaign.find_withdrawn(rest.substr(0, slash), key)) != nullptr) {
    result.kind = LinkTarget::Kind::withdrawn;
  }
  return result;
}

}  // namespace

LinkTarget resolve_link(const Campaign& campaign, const Item& from, std::string_view language,
                        std::string_view target) {
  using Kind = LinkTarget::Kind;
  if (target.starts_with("//") || !scheme_of(target).empty())
    return {.kind = Kind::external, .path = std::string(target)};
  const auto hash = target.find('#');
  std::string heading = hash == target.npos ? "" : decode_percent(target.substr(hash + 1));
  const std::string_view written = target.substr(0, hash);
  if (written.empty()) return {.kind = Kind::here, .item = &from, .heading = std::move(heading)};
  if (written.front() == '/')
    return {.kind = Kind::address, .path = std::string(written), .heading = std::move(heading)};
  auto path = join_path(from.source, decode_percent(written));
  if (!path) return {.kind = Kind::outside, .path = std::string(written)};
  if (path->starts_with("assets/")) {
    const bool known = campaign.assets.contains(*path);
    return {.kind = known ? Kind::asset : Kind::missing, .path = std::move(*path)};
  }
  return resolve_item(campaign, language, std::move(*path), std::move(heading));
}

}  // namespace kier
