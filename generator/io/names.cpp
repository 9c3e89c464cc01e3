#include "io/names.h"

#include <algorithm>
#include <cstdint>

namespace kier {
namespace {

/// The length of the UTF-8 character that `text` begins with; 0 if it is none.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first < 0xC2   ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
  const bool outside = (first == 0xED && byte(1) > 0x9F) || (first == 0xF4 && byte(1) > 0x8F);
  return overlong || outside ? 0 : length;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

}  // namespace

std::string problem_with_name(std::string_view name) {
  for (std::string_view rest = name; !rest.empty();) {
    const std::size_t length = character_length(rest);
    if (length == 0) return "bytes that are not UTF-8";
    rest.remove_prefix(length);
  }
  if (std::any_of(name.begin(), name.end(), is_control)) return "a control character";
  return name.find('\\') == name.npos ? "" : "a backslash";
}

std::string printable(std::string_view name) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  while (!name.empty()) {
    const std::size_t length = character_length(name);
    if (length == 0 || is_control(name[0])) {
      const auto code = static_cast<unsigned char>(name[0]);
      (out += "\\x") += {hex[code >> 4U], hex[code & 15U]};
    } else {
      out += name.substr(0, length);
    }
    name.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

std::string without_case(std::string_view name) {
  std::string out(name);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto code = static_cast<unsigned char>(out[i]);
    const bool latin_1 = i > 0 && out[i - 1] == '\xC3' && code >= 0x80 && code <= 0x9E &&
                         code != 0x97;  // À to Þ, without ×
    if ((code >= 'A' && code <= 'Z') || latin_1) out[i] = static_cast<char>(code + 0x20);
  }
  return out;
}

}  // namespace kier
