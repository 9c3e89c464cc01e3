#include "text/utf16.h"

#include "catch.h"

using namespace kier;
using namespace std::string_view_literals;

TEST_CASE("UTF-16 in both orders") {
  CHECK(utf8_of_utf16("\xFF\xFE\x41\x00\xE9\x00\xAC\x20\x3D\xD8\x00\xDE"sv) == "Aé€😀");
  CHECK(utf8_of_utf16("\xFE\xFF\x00\x41\x00\xE9\x20\xAC\xD8\x3D\xDE\x00"sv) == "Aé€😀");
  CHECK(utf8_of_utf16("\xFF\xFE"sv) == "");
}

TEST_CASE("text without the mark is no UTF-16") {
  CHECK_FALSE(utf8_of_utf16(""));
  CHECK_FALSE(utf8_of_utf16("A\0B\0"sv));
  CHECK_FALSE(utf8_of_utf16("\xFF"));
}

TEST_CASE("what is no character") {
  CHECK(utf8_of_utf16("\xFF\xFE\x3D\xD8\x41\x00"sv) ==
        "\xEF\xBF\xBD"
        "A");
  CHECK(utf8_of_utf16("\xFF\xFE\x00\xDE"sv) == "\xEF\xBF\xBD");
  CHECK(utf8_of_utf16("\xFF\xFE\x3D\xD8"sv) == "\xEF\xBF\xBD");
  CHECK(utf8_of_utf16("\xFF\xFE\x41\x00\x42"sv) == "A\xEF\xBF\xBD");
}
