#include "data/json.h"

#include <limits>

#include "catch.h"

using namespace kier;

namespace {

std::string complaints(std::string_view text) {
  const auto outcome = parse_json(text, "f.json");
  CHECK_FALSE(outcome.value.has_value());
  std::string all;
  for (const Diagnostic& d : outcome.diagnostics) all += to_string(d) + "\n";
  return all;
}

}  // namespace

TEST_CASE("JSON is compact and keeps the order of keys and all of UTF-8") {
  const Value value =
      Value::map({{"z", Value::List{1, -2, 2.5, 1.0, true, false, Value()}},
                  {"a", Value::map({{"é", "Kier “op”"}, {"h", Value::html("<b>")}})},
                  {"leeg", Value::List{}},
                  {"niets", Value::map({})}});
  CHECK(to_json(value) == R"({"z":[1,-2,2.5,1.0,true,false,null],"a":{"é":"Kier “op”","h":"<b>"},)"
                          R"("leeg":[],"niets":{}})");
}

TEST_CASE("quotes, backslashes and control characters are escaped") {
  CHECK(to_json(Value(std::string_view("a\"b\\c\n\t\x1f\0/", 10))) ==
        R"("a\"b\\c\n\u0009\u001f\u0000/")");
  CHECK(to_json(Value::map({{"k\"", 1}})) == R"({"k\"":1})");
}

TEST_CASE("numbers that JSON cannot say become null") {
  CHECK(to_json(Value(std::numeric_limits<double>::infinity())) == "null");
  CHECK(to_json(Value(std::numeric_limits<double>::quiet_NaN())) == "null");
  CHECK(to_json(Value(1e300)) == "1e+300");
  CHECK(to_json(Value(0.1)) == "0.1");
}

TEST_CASE("what is written reads back, with kinds") {
  for (const std::string_view text :
       {R"({"a":[1,2.0,-3,1e+300,true,null,""],"é":{"b":{}}})", "[]", "\"x\"", "0",
        "9223372036854775807", "-9223372036854775808"}) {
    const auto outcome = parse_json(text, "f.json");
    CHECK(outcome.diagnostics.empty());
    REQUIRE(outcome.value.has_value());
    CHECK(to_json(*outcome.value) == text);
  }
}

TEST_CASE("values and keys know their place") {
  const auto outcome =
      parse_json("{\n  \"a\\\"b\" : [ 1,\n \"x\" ],\n\"c\":{\"d\":true}}", "f.json");
  REQUIRE(outcome.value.has_value());
  const Value& map = *outcome.value;
  CHECK(map.mark() == Mark{1, 1});
  CHECK(map.as_map()[0].key_mark == Mark{2, 3});
  CHECK(map.find("a\"b")->mark() == Mark{2, 12});
  CHECK(map.find("a\"b")->as_list()[0].mark() == Mark{2, 14});
  CHECK(map.find("a\"b")->as_list()[1].mark() == Mark{3, 2});
  CHECK(map.as_map()[1].key_mark == Mark{4, 1});
  CHECK(map.find("c")->find("d")->mark() == Mark{4, 10});
}

TEST_CASE("mistakes in JSON are reported where they stand") {
  const std::string hint =
      "; JSON needs double quotes round text and keys, a comma between values, and no comma after "
      "the last one [json/syntax]\n";
  CHECK(complaints("{\"a\": 1,\n  b: 2}") ==
        "f.json:2:3: error: this is not valid JSON: syntax error while parsing object key - "
        "invalid literal; last read: '1,<U+000A>  b'; expected string literal" +
            hint);
  CHECK(complaints("").starts_with("f.json:1:1: error: this is not valid JSON: "));
  CHECK(complaints("[1,2,]").starts_with("f.json:1:6: error: this is not valid JSON: syntax"));
  CHECK(complaints("1e999").starts_with("f.json:1:5: error: this is not valid JSON: "));
  CHECK(complaints("{\"a\":1,\n\"a\":2,\"a\":3}") ==
        "f.json:2:1: error: the key 'a' stands here again; it is already on line 1; keep one of "
        "the two [json/duplicate-key]\n"
        "f.json:2:7: error: the key 'a' stands here again; it is already on line 1; keep one of "
        "the two [json/duplicate-key]\n");
  CHECK(complaints("[9223372036854775808]") ==
        "f.json:1:2: error: the number 9223372036854775808 is too large; put quotes round it "
        "[json/large-number]\n");
  CHECK(complaints("[123456789012345678901234567890]") ==
        "f.json:1:2: error: the number 123456789012345678901234567890 is too large; put quotes "
        "round it [json/large-number]\n");
  CHECK(complaints(std::string(100000, '[')) ==
        "f.json:1:65: error: lists and objects are nested more than 64 levels deep here; write it "
        "flatter [json/too-deep]\n");
}
