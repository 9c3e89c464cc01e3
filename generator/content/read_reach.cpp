#include "content/read_reach.h"

#include "content/map_reader.h"
#include "text/client_network.h"

namespace kier {
namespace {

constexpr Rule wrong_proxy{"campaign/reach-proxy", Severity::error,
                           "'{text}' is no address of a server",
                           "write an address such as 192.0.2.7 or 2001:db8::7, or a range such as "
                           "192.0.2.0/24 or 2001:db8::/48"};
constexpr Rule wrong_source{"campaign/reach-source", Severity::error,
                            "'{text}' cannot be the name of a source of logs",
                            "use the name that you give to 'kier reach --source': letters, digits, "
                            "'.', '_' and '-', at most 64"};

}  // namespace

ReachSettings read_reach(const Value& yaml, const std::string& file, Diagnostics& sink) {
  ReachSettings reach;
  MapReader map(yaml, file, sink);
  for (std::string& source : map.texts("cdn_sources")) {
    if (is_source_name(source))
      reach.cdn_sources.push_back(std::move(source));
    else
      sink.push_back(complain(wrong_source, map.where("cdn_sources"), {{"text", source}}));
  }
  for (std::string& proxy : map.texts("proxies")) {
    if (parse_network_range(proxy))
      reach.proxies.push_back(std::move(proxy));
    else
      sink.push_back(complain(wrong_proxy, map.where("proxies"), {{"text", proxy}}));
  }
  map.report_unknown_keys();
  return reach;
}

}  // namespace kier
