#include "text/letters.h"

#include <string>

#include "catch.h"
#include "text/utf8.h"

using namespace kier;

TEST_CASE("a search does not see capitals and accents") {
  CHECK(fold("Één Œuvre, ÇA va Straße") == "een oeuvre, ca va strasse");
  CHECK(fold("Đặng Łódź Ñandú ĳs") == "dang lodz nandu ijs");
  CHECK(fold("e\u0301e\u0301n") == "een");  // accents on their own
  CHECK(fold("ΆΝΘΡΩΠΟΣ άνθρωπος") == "ανθρωποσ ανθρωποσ");
  CHECK(fold("МОСКВА Ёлка") == "москва ёлка");
  CHECK(fold("日本 € 😀") == "日本 € 😀");
}

TEST_CASE("folding twice changes nothing") {
  std::string all;
  for (char32_t c = 1; c < 0x3000; ++c) append_utf8(c, all);
  const std::string once = fold(all);
  CHECK(fold(once) == once);
}

TEST_CASE("capitals and small letters") {
  CHECK(lower_case("ÉÉN ĲS Ÿ ΑΒΓ ЖЁ İ ẞ") == "één ĳs ÿ αβγ жё i ß");
  CHECK(upper_case("één ĳs ÿ αβγς жё straße ı") == "ÉÉN ĲS Ÿ ΑΒΓΣ ЖЁ STRASSE I");
}

TEST_CASE("what was made small is small, and comes back from capitals") {
  for (char32_t c = 'A'; c < 0x530; ++c) {
    std::string letter;
    append_utf8(c, letter);
    const std::string small = lower_case(letter);
    if (lower_case(small) != small) FAIL("U+" << std::hex << static_cast<unsigned>(c));
    const bool changes =
        small != letter && c != 0x130 && c != 0x1C5 && c != 0x1C4 && c != 0x1F1 && c != 0x1F2;
    if (changes && upper_case(small) != letter) FAIL("U+" << std::hex << static_cast<unsigned>(c));
  }
}
