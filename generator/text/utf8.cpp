#include "text/utf8.h"

#include <cstdint>
#include <cstring>

namespace kier {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// The length of the well-formed sequence at text[at] (0 when there is none),
/// by table 3-7 of the Unicode standard, and its code point.
std::size_t sequence(std::string_view text, std::size_t at, char32_t& code_point) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) {
    code_point = lead;
    return 1;
  }
  if (lead >= 0xC2 && lead <= 0xDF && follows(1)) {
    code_point = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
    return 2;
  }
  const unsigned low3 = lead == 0xE0 ? 0xA0 : 0x80;
  const unsigned high3 = lead == 0xED ? 0x9F : 0xBF;
  if (lead >= 0xE0 && lead <= 0xEF && follows(1, low3, high3) && follows(2)) {
    code_point = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    return 3;
  }
  const unsigned low4 = lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high4 = lead == 0xF4 ? 0x8F : 0xBF;
  if (lead >= 0xF0 && lead <= 0xF4 && follows(1, low4, high4) && follows(2) && follows(3)) {
    code_point =
        (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    return 4;
  }
  return 0;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    // Eight bytes of ASCII at a time: most of a text is ASCII.
    std::uint64_t eight = 0;
    if (at + sizeof eight <= text.size()) {
      std::memcpy(&eight, text.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080U) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    char32_t ignored = 0;
    const std::size_t size = sequence(text, at, ignored);
    if (size == 0) return at;
    at += size;
  }
  return std::nullopt;
}

char32_t decode_utf8(std::string_view text, std::size_t& at) {
  char32_t code_point = replacement;
  const std::size_t size = sequence(text, at, code_point);
  at += size == 0 ? 1 : size;
  return size == 0 ? replacement : code_point;
}

char32_t last_code_point(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = text.size() - 1;
  for (int steps = 0; steps < 3 && at > 0 && (text[at] & 0xC0) == 0x80; ++steps) --at;
  return decode_utf8(text, at);
}

void append_utf8(char32_t code_point, std::string& out) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  const bool symbols = (c >= 0x2000 && c <= 0x206F) || (c >= 0x20A0 && c <= 0x20CF) ||
                       (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x2E00 && c <= 0x2E7F) ||
                       (c >= 0x3000 && c <= 0x303F) || (c >= 0xFE00 && c <= 0xFE0F) ||
                       (c >= 0xFFF0 && c <= 0xFFFF) || (c >= 0x1F000 && c <= 0x1FAFF);
  return !symbols;
}

}  // namespace kier
