#include "data/yaml_scalar.h"

#include "catch.h"

using namespace kier;

namespace {

bool is_text(std::string_view text) {
  const Value value = plain_scalar(text);
  return value.is_text() && value.as_text() == text;
}

}  // namespace

TEST_CASE("plain scalars mean what the core schema says") {
  for (const auto* none : {"", "~", "null", "Null", "NULL"}) CHECK(plain_scalar(none).is_none());
  for (const auto* yes : {"true", "True", "TRUE"}) CHECK(plain_scalar(yes) == Value(true));
  for (const auto* no : {"false", "False", "FALSE"}) CHECK(plain_scalar(no) == Value(false));
  CHECK(plain_scalar("106").as_integer() == 106);
  CHECK(plain_scalar("-7").as_integer() == -7);
  CHECK(plain_scalar("0").as_integer() == 0);
  CHECK(plain_scalar("9223372036854775807").as_integer() == INT64_MAX);
  CHECK(plain_scalar("-9223372036854775808").as_integer() == INT64_MIN);
  CHECK(plain_scalar("2.50").as_real() == 2.5);
  CHECK(plain_scalar("-.5").as_real() == -0.5);
  CHECK(plain_scalar("3.").as_real() == 3.0);
  CHECK(plain_scalar("1e3").as_real() == 1000.0);
  CHECK(plain_scalar("1.5E-2").as_real() == 0.015);
  CHECK(plain_scalar("3.").kind() == Value::Kind::real);
}

TEST_CASE("what would lose a character as a number stays text") {
  for (const auto* text : {"0470123456", "+3293100000", "007", "00.5", "0x1F", "0o17", ".inf",
                           ".nan", "9223372036854775808", "1e999", "1_000"})
    CHECK(is_text(text));
}

TEST_CASE("dates, yes and no, and everything else are text") {
  for (const auto* text :
       {"2026-03-04", "yes", "no", "on",  "off",   "y",    "nul",  "truE", "-",   ".",
        "-.",         "+",   "1e", "1e+", "1.2.3", "9:30", "7FQF", "e5",   "1 2", "nan"})
    CHECK(is_text(text));
}

TEST_CASE("a quoted scalar reads back as the text") {
  CHECK(quoted_scalar("C: d") == "\"C: d\"");
  CHECK(quoted_scalar("say \"it's\"") == "'say \"it''s\"'");
  CHECK(quoted_scalar("a\\b") == "'a\\b'");
}
