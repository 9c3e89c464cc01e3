#include "templates/address.h"

#include <algorithm>
#include <array>
#include <string>

namespace kier {
namespace {

constexpr Rule unsafe_address{"template/unsafe-address", Severity::error,
                              "'{value}' is not allowed as an address{via}", "{advice}"};

constexpr std::string_view schemes =
    "an address begins with http:, https:, mailto:, tel:, sms:, '/', '#', '?' or a relative path";

bool is_allowed_scheme(std::string_view scheme) {
  constexpr std::array<std::string_view, 5> allowed = {"http", "https", "mailto", "tel", "sms"};
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
  return std::any_of(allowed.begin(), allowed.end(), [&](std::string_view known) {
    return std::equal(scheme.begin(), scheme.end(), known.begin(), known.end(), same);
  });
}

bool refuse(std::string_view text, std::string_view advice, Work& work) {
  std::string shown(text.substr(0, 60));
  for (char& c : shown)
    if (static_cast<unsigned char>(c) < 0x20) c = '?';
  work.fail(unsafe_address, {{"value", std::move(shown)}, {"advice", std::string(advice)}});
  return false;
}

/// Browsers drop tabs and newlines inside an address, also inside "java\tscript:".
bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

bool check_address(std::string_view text, AddressPhase phase, Work& work) {
  if (has_control(text)) return refuse(text, "remove the control characters", work);
  if (phase == AddressPhase::fixed) return true;
  const auto end = text.find_first_of(":/?#");
  if (end == text.npos || text[end] != ':') return true;
  if (phase == AddressPhase::open)
    return refuse(text, "a ':' cannot follow what stands before it in the address", work);
  std::string_view scheme = text.substr(0, end);
  while (scheme.starts_with(' ')) scheme.remove_prefix(1);
  return is_allowed_scheme(scheme) || refuse(text, schemes, work);
}

bool check_addresses(std::string_view text, Work& work) {
  while (!text.empty()) {
    const auto comma = text.find(',');
    if (!check_address(text.substr(0, comma), AddressPhase::start, work)) return false;
    text.remove_prefix(comma == text.npos ? text.size() : comma + 1);
  }
  return true;
}

AddressPhase address_phase_after(AddressPhase before, std::string_view literal) {
  if (before == AddressPhase::fixed || before == AddressPhase::barred) return before;
  // A character reference could spell a colon.
  const auto end = literal.find_first_of(":/?#&");
  std::string_view scheme = literal.substr(0, end);
  while (!scheme.empty() && std::string_view(" \t\n\f").find(scheme[0]) != scheme.npos)
    scheme.remove_prefix(1);
  if (end == literal.npos) return scheme.empty() ? before : AddressPhase::open;
  if (literal[end] == '&') return AddressPhase::barred;
  if (literal[end] != ':') return AddressPhase::fixed;
  const bool known = before == AddressPhase::start && is_allowed_scheme(scheme);
  return known ? AddressPhase::fixed : AddressPhase::barred;
}

AddressPhase join_phases(AddressPhase a, AddressPhase b) {
  if (a == b) return a;
  if (a == AddressPhase::barred || b == AddressPhase::barred) return AddressPhase::barred;
  return AddressPhase::open;
}

}  // namespace kier
