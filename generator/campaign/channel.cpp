#include "campaign/channel.h"

#include <algorithm>

#include "text/letters.h"

namespace kier {
namespace {

constexpr std::string_view scheme_end = "://";

/// Behind the scheme.
std::string_view without_scheme(std::string_view url) {
  const auto at = url.find(scheme_end);
  return at == url.npos ? url : url.substr(at + scheme_end.size());
}

}  // namespace

const std::vector<std::string> channel_kinds = {
    "venue", "event", "post", "newsletter", "press", "announcement", "download", "person-group"};

const std::vector<std::string> placement_actions = {"deliver", "refill", "collect", "remove"};

const Channel* ChannelRegister::find(std::string_view code) const {
  const auto found = std::find_if(channels.begin(), channels.end(),
                                  [&](const Channel& channel) { return channel.code == code; });
  return found == channels.end() ? nullptr : &*found;
}

std::string channel_address(std::string_view code) {
  return "/k/" + std::string(code) + '/';
}

std::string encoded_url(std::string_view base_url, std::string_view code) {
  const std::string_view rest = without_scheme(base_url);
  const std::string_view scheme = base_url.substr(0, base_url.size() - rest.size());
  const auto path = std::min(rest.find('/'), rest.size());
  return std::string(scheme) + upper_case(rest.substr(0, path)) + std::string(rest.substr(path)) +
         "/K/" + std::string(code) + '/';
}

ShownAddress shown_address(std::string_view base_url, std::string_view code) {
  const std::string_view rest = without_scheme(base_url);
  const auto path = std::min(rest.find('/'), rest.size());
  return {lower_case(rest.substr(0, path)) + std::string(rest.substr(path)) + "/k/",
          std::string(code)};
}

}  // namespace kier
