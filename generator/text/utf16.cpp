#include "text/utf16.h"

#include "text/utf8.h"

namespace kier {

std::optional<std::string> utf8_of_utf16(std::string_view bytes) {
  const bool little = bytes.starts_with("\xFF\xFE");
  if (!little && !bytes.starts_with("\xFE\xFF")) return std::nullopt;
  bytes.remove_prefix(2);
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return little ? static_cast<char32_t>(second << 8 | first)
                  : static_cast<char32_t>(first << 8 | second);
  };
  constexpr char32_t no_character = 0xFFFD;
  std::string text;
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t code_point = unit(at);
    if (code_point >= 0xD800 && code_point < 0xDC00 && at + 3 < bytes.size() &&
        unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      code_point = 0x10000 + ((code_point - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    } else if (code_point >= 0xD800 && code_point < 0xE000) {
      code_point = no_character;
    }
    append_utf8(code_point, text);
  }
  if (at < bytes.size()) append_utf8(no_character, text);  // half a character at the end
  return text;
}

}  // namespace kier
