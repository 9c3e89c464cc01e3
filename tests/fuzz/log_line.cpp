// Any bytes as a log: read whole and in pieces they are counted alike, twice as once, and what
// is counted is a file of counts that reads back as it was written.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "reach/count_log.h"
#include "reach/partial_file.h"

namespace {

constexpr kier::HashKey key = {1, 2};

kier::LogEvents read(const kier::CountRules& rules, std::string_view text, std::size_t piece) {
  kier::LogReader reader(rules, key, "site");
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size())))
    reader.feed(text.substr(0, piece));
  return reader.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  kier::CountRules rules;
  rules.channels = {{"7FQ4", {}, {}, {"discord"}}, {"9AB2", {}, {}, {}}};
  rules.trusted_proxies = {*kier::parse_network_range("127.0.0.0/8")};
  rules.confirm = true;
  const kier::Tally whole = count_events(rules, {read(rules, text, std::string_view::npos)});
  const std::string counted = render_partial(whole);
  const std::size_t piece = data[0] + std::size_t{1};
  const kier::Tally twice =
      count_events(rules, {read(rules, text, piece), read(rules, text, piece)});
  if (render_partial(twice) != counted || twice.quality.confirmed != whole.quality.confirmed)
    std::abort();
  const auto again = kier::parse_partial(counted, "fuzz.csv");
  if (!again.value || render_partial(*again.value) != counted) std::abort();
  kier::parse_partial(text, "fuzz.csv");
  return 0;
}
