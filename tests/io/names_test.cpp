#include "io/names.h"

#include "catch.h"

using namespace kier;

TEST_CASE("names are UTF-8 without control characters and backslashes") {
  for (const auto* good : {"a.md", "één naam.md", "a:b", "日本.md", "x\xF0\x9F\x98\x80"})
    CHECK(problem_with_name(good).empty());
  for (const auto* bad : {"\xFF", "a\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xE0\x80\x80",
                          "\xF4\x90\x80\x80", "\xF0\x80\x80\x80", "\xF5\x80\x80\x80"})
    CHECK(problem_with_name(bad) == "bytes that are not UTF-8");
  CHECK(problem_with_name("a\nb") == "a control character");
  CHECK(problem_with_name("a\x7F") == "a control character");
  CHECK(problem_with_name("a\\b") == "a backslash");
}

TEST_CASE("what cannot be shown is written as bytes") {
  CHECK(printable("één.md") == "één.md");
  CHECK(printable("a\xFF\n") == "a\\xFF\\x0A");
}

TEST_CASE("names that differ only in capitals compare equal without case") {
  CHECK(without_case("Één.MD") == without_case("éÉn.md"));
  CHECK(without_case("a×") != without_case("a÷"));
  CHECK(without_case("ab") != without_case("ac"));
}
