#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kier {

enum class NetworkKind : std::uint8_t { ipv4, ipv6, name };

/// Where a request comes from, as coarsely as counting wants it: an IPv4 address, or the first
/// 64 bits of an IPv6 address, since a household has at least a /64 and devices change the rest
/// every day. Never stored, never printed.
struct ClientNetwork {
  NetworkKind kind = NetworkKind::name;
  std::uint64_t high = 0;  ///< IPv4: the address; IPv6: its first half
  std::uint64_t low = 0;   ///< IPv6: its second half, which only ranges look at
};

/// Reads "192.0.2.7", "2001:db8::1", "[2001:db8::1]:443", "192.0.2.7:8080" and "fe80::1%eth0"; IPv4
/// in IPv6 ("::ffff:192.0.2.7") is IPv4. Anything else is of the kind `name`.
ClientNetwork client_network(std::string_view text);

/// "192.0.2.0/24", "2001:db8::/32", or one address.
struct NetworkRange {
  ClientNetwork first;
  int bits = 0;  ///< in [0, 32] or [0, 128]
};

/// nullopt for what is no range.
std::optional<NetworkRange> parse_network_range(std::string_view text);

bool contains(const NetworkRange& range, const ClientNetwork& network);
bool contains(const std::vector<NetworkRange>& ranges, const ClientNetwork& network);

}  // namespace kier
