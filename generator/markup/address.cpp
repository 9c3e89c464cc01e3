#include "markup/address.h"

#include "text/letters.h"

namespace kier {
namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// A browser drops control characters and blanks at the start.
std::string_view without_leading_blanks(std::string_view address) {
  while (!address.empty() && (is_control(address[0]) || address[0] == ' '))
    address.remove_prefix(1);
  return address;
}

}  // namespace

std::string scheme_of(std::string_view address) {
  address = without_leading_blanks(address);
  std::string scheme;
  for (const char c : address) {
    if (c == ':') return lower_case(scheme);
    if (c == '\t' || c == '\n' || c == '\r') continue;  // dropped by browsers
    const bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    const bool other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (!letter && (!other || scheme.empty())) return {};
    scheme += c;
  }
  return {};
}

AddressFault check_address(std::string_view address, AddressUse use) {
  const std::string scheme = scheme_of(address);
  const bool web = scheme == "http" || scheme == "https";
  const bool call = use == AddressUse::link && (scheme == "mailto" || scheme == "tel");
  if (!scheme.empty() && !web && !call) return AddressFault::scheme;
  for (const char c : address)
    if (is_control(c)) return AddressFault::control;
  const std::string_view start = without_leading_blanks(address).substr(0, 2);
  if (start.size() == 2 && start.find_first_not_of("/\\") == start.npos)
    return AddressFault::no_scheme;
  return AddressFault::none;
}

bool is_external(std::string_view address) {
  // Nearly every address is relative: look at the first letter before all of it.
  if (address.empty() || (address[0] | 0x20) != 'h') return false;
  const std::string scheme = scheme_of(address);
  return scheme == "http" || scheme == "https";
}

}  // namespace kier
