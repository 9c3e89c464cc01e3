#include "text/utf8.h"

#include <string>

#include "catch.h"

using namespace kier;

TEST_CASE("the first bad byte is found at its offset") {
  const auto offset = [](std::string_view text) { return find_invalid_utf8(text).value_or(999); };
  CHECK_FALSE(find_invalid_utf8(""));
  CHECK_FALSE(find_invalid_utf8("een gewone regel, en één met accent € 😀"));
  CHECK(offset("abc\xFF") == 3);
  CHECK(offset("12345678\x80") == 8);
  CHECK(offset("a\xC3") == 1);                // cut off
  CHECK(offset("\xC0\xAF") == 0);             // overlong
  CHECK(offset("\xE0\x80\x80") == 0);         // overlong
  CHECK(offset("\xED\xA0\x80") == 0);         // surrogate
  CHECK(offset("ok \xF4\x90\x80\x80") == 3);  // above U+10FFFF
  CHECK(offset("\xF0\x9F\x98") == 0);         // cut off
  CHECK(offset("\xC3\xA9\xC3\xA9\x65\xCC") == 5);
}

TEST_CASE("every code point survives writing and reading") {
  for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(c, text);
    std::size_t at = 0;
    const bool same = decode_utf8(text, at) == c && at == text.size() &&
                      last_code_point("x" + text) == c && !find_invalid_utf8(text);
    if (!same) FAIL("U+" << std::hex << static_cast<unsigned>(c));
  }
}

TEST_CASE("a bad byte reads as the replacement character, alone") {
  const std::string_view text = "\xC3(\x80";
  std::size_t at = 0;
  CHECK(decode_utf8(text, at) == 0xFFFD);
  CHECK(at == 1);
  CHECK(decode_utf8(text, at) == '(');
  CHECK(decode_utf8(text, at) == 0xFFFD);
  CHECK(at == 3);
  CHECK(last_code_point("") == 0);
}

TEST_CASE("letters and spaces of other scripts are known") {
  CHECK(is_letter_or_digit(U'é'));
  CHECK(is_letter_or_digit(U'я'));
  CHECK(is_letter_or_digit(U'字'));
  CHECK_FALSE(is_letter_or_digit(U'’'));
  CHECK_FALSE(is_letter_or_digit(U'€'));
  CHECK_FALSE(is_letter_or_digit(U'\u00A0'));
  CHECK(is_space(U'\u00A0'));
  CHECK_FALSE(is_space(U'x'));
}
