#include "reach/count_rules.h"

namespace kier {
namespace {

/// "https://x.be/kier" -> "/kier".
std::string path_of(std::string_view base_url) {
  const auto host = base_url.find("//");
  const auto slash = host == base_url.npos ? host : base_url.find('/', host + 2);
  return slash == base_url.npos ? std::string() : std::string(base_url.substr(slash));
}

}  // namespace

CountRules count_rules(const Settings& settings, const ChannelRegister& all,
                       const std::vector<std::string>& steps) {
  CountRules rules;
  rules.base_path = path_of(settings.base_url);
  for (const Channel& channel : all.channels)
    rules.channels.push_back({channel.code, channel.opened, channel.closed, steps});
  for (const IgnoredVisits& row : all.ignored) {
    IgnoredRequests ignored{parse_network_range(row.network), row.code, row.from, row.until};
    const bool unreadable = !row.network.empty() && !ignored.network;
    const bool everything = row.network.empty() && row.code.empty();
    if (!unreadable && !everything) rules.ignored.push_back(std::move(ignored));
  }
  for (const std::string& proxy : settings.reach.proxies)
    if (const auto range = parse_network_range(proxy)) rules.trusted_proxies.push_back(*range);
  return rules;
}

}  // namespace kier
