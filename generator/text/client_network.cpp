#include "text/client_network.h"

#include <algorithm>
#include <charconv>

namespace kier {
namespace {

std::optional<std::uint32_t> parse_ipv4(std::string_view text) {
  std::uint32_t address = 0;
  for (int part = 0; part < 4; ++part) {
    const auto dot = text.find('.');
    const std::string_view digits = text.substr(0, dot);
    unsigned value = 256;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.size() > 3 ||
        value > 255 || (part < 3) == (dot == text.npos))
      return std::nullopt;
    address = address << 8 | value;
    text.remove_prefix(part < 3 ? dot + 1 : digits.size());
  }
  return address;
}

struct Groups {
  std::array<std::uint16_t, 8> values = {};
  std::size_t count = 0;
};

/// "2001:db8:0" or "" : groups parted by single colons, the last perhaps as IPv4.
bool read_groups(std::string_view text, Groups& groups) {
  while (!text.empty()) {
    const auto colon = text.find(':');
    const std::string_view part = text.substr(0, colon);
    const auto ipv4 = colon == text.npos ? parse_ipv4(part) : std::nullopt;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value, 16);
    if (groups.count + (ipv4 ? 2 : 1) > 8) return false;
    if (ipv4) {
      groups.values[groups.count++] = static_cast<std::uint16_t>(*ipv4 >> 16);
      groups.values[groups.count++] = static_cast<std::uint16_t>(*ipv4 & 0xFFFF);
    } else if (error == std::errc() && end == part.data() + part.size() && part.size() <= 4) {
      groups.values[groups.count++] = static_cast<std::uint16_t>(value);
    } else {
      return false;
    }
    if (colon == text.npos) return true;
    text.remove_prefix(colon + 1);
    if (text.empty()) return false;  // ends with a colon
  }
  return true;
}

ClientNetwork network_of(const std::array<std::uint16_t, 8>& values) {
  ClientNetwork result{NetworkKind::ipv6, 0, 0};
  for (std::size_t i = 0; i < 4; ++i) result.high = result.high << 16 | values[i];
  for (std::size_t i = 4; i < 8; ++i) result.low = result.low << 16 | values[i];
  if (result.high == 0 && result.low >> 32 == 0xFFFF)
    return {NetworkKind::ipv4, result.low & 0xFFFFFFFF, 0};
  return result;
}

std::optional<ClientNetwork> parse_ipv6(std::string_view text) {
  text = text.substr(0, text.find('%'));
  const auto gap = text.find("::");
  Groups front;
  Groups back;
  if (!read_groups(text.substr(0, gap), front)) return std::nullopt;
  if (gap != text.npos && !read_groups(text.substr(gap + 2), back)) return std::nullopt;
  const std::size_t known = front.count + back.count;
  if (gap == text.npos ? known != 8 : known > 7) return std::nullopt;
  std::copy_n(back.values.begin(), back.count, front.values.end() - static_cast<long>(back.count));
  return network_of(front.values);
}

std::uint64_t upper_bits(int bits) {
  return bits <= 0 ? 0 : ~std::uint64_t{0} << (64 - bits);
}

}  // namespace

ClientNetwork client_network(std::string_view text) {
  if (text.starts_with('[')) text = text.substr(1, text.find(']') - 1);
  if (text.size() > 64) return {};
  const auto colons = std::count(text.begin(), text.end(), ':');
  if (colons <= 1) {
    const auto address = parse_ipv4(text.substr(0, text.find(':')));
    return address ? ClientNetwork{NetworkKind::ipv4, *address, 0} : ClientNetwork{};
  }
  return parse_ipv6(text).value_or(ClientNetwork{});
}

std::optional<NetworkRange> parse_network_range(std::string_view text) {
  const auto slash = text.find('/');
  NetworkRange range{client_network(text.substr(0, slash)), 0};
  if (range.first.kind == NetworkKind::name) return std::nullopt;
  const int most = range.first.kind == NetworkKind::ipv4 ? 32 : 128;
  range.bits = most;
  if (slash == text.npos) return range;
  const std::string_view digits = text.substr(slash + 1);
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), range.bits);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (range.bits < 0 || range.bits > most) return std::nullopt;
  return range;
}

bool contains(const NetworkRange& range, const ClientNetwork& network) {
  if (range.first.kind != network.kind || network.kind == NetworkKind::name) return false;
  const bool four = network.kind == NetworkKind::ipv4;
  const std::uint64_t high = upper_bits(four ? range.bits + 32 : std::min(range.bits, 64));
  const std::uint64_t low = four ? 0 : upper_bits(range.bits - 64);
  // The upper half of an IPv4 "first half" is zero on both sides, whatever the range.
  return ((range.first.high ^ network.high) & high) == 0 &&
         ((range.first.low ^ network.low) & low) == 0;
}

bool contains(const std::vector<NetworkRange>& ranges, const ClientNetwork& network) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const NetworkRange& range) { return contains(range, network); });
}

}  // namespace kier
