#include "data/yaml.h"

#include "catch.h"
#include "data/json.h"

using namespace kier;

namespace {

/// What the text holds, as JSON; it must be without complaint.
std::string json(std::string_view text) {
  const auto outcome = parse_yaml(text, "f.yaml");
  INFO(text);
  for (const Diagnostic& d : outcome.diagnostics) FAIL_CHECK(to_string(d));
  return outcome.value ? to_json(*outcome.value) : "";
}

/// A line that only the YAML parser reads, not the plain reader; it means nothing.
std::string by_the_parser(std::string_view text) {
  return std::string(text) + "\n #\n";
}

void check_same(const Value& a, const Value& b) {
  CHECK(a == b);
  CHECK(a.kind() == b.kind());
  CHECK(a.mark() == b.mark());
  if (a.is_list())
    for (std::size_t i = 0; i < a.as_list().size(); ++i) check_same(a.as_list()[i], b.as_list()[i]);
  if (!a.is_map()) return;
  for (std::size_t i = 0; i < a.as_map().size(); ++i) {
    CHECK(a.as_map()[i].key == b.as_map()[i].key);
    CHECK(a.as_map()[i].key_mark == b.as_map()[i].key_mark);
    check_same(a.as_map()[i].value, b.as_map()[i].value);
  }
}

}  // namespace

TEST_CASE("front matter becomes a map, in order, with or without the YAML parser") {
  const std::string_view text =
      "title: Slaap\n"
      "summary: \"Dag: nacht\"\n"
      "# note\n"
      "themes: [slaap, 3, 'niet'  , ]\n"
      "aliases:\n"
      "  - /oud/\n"
      "  - 'een # twee'\n"
      "\n"
      "checked:\n"
      "  date: 2026-03-04\n"
      "  by:\n"
      "draft: false\n";
  const std::string expected =
      R"({"title":"Slaap","summary":"Dag: nacht","themes":["slaap",3,"niet"],)"
      R"("aliases":["/oud/","een # twee"],)"
      R"("checked":{"date":"2026-03-04","by":null},"draft":false})";
  CHECK(json(text) == expected);
  CHECK(json(by_the_parser(text)) == expected);
}

TEST_CASE("the plain reader and the YAML parser agree on values and places") {
  for (const std::string_view text :
       {"a: b\n", "a:  b  \nc-d_e: [x, 2, é ü]\nf: []\n", "a:\n- x\n- 'y: z'\nb:\n  - [p, q]\n",
        "\n\n# c\na:\n  b: 1\n  c:\n    d: -2.5\n    e:\n  f: ~x\n", "a:\nb:\n", "a: -1\nb: .5\n",
        "tel: +32 9 123\nurl: https://a.be/x:y#z\ntijd: 9:30\n", "a: \"\"\nb: ''\nc: (x)\n",
        "a:\n  - x\nb: 'it is'\n", "a: x\nNULL2: y\n", "a: [b, c,]\n"}) {
    INFO(text);
    const auto plain = parse_yaml(text, "f.yaml", 7);
    const auto parsed = parse_yaml(by_the_parser(text), "f.yaml", 7);
    CHECK(plain.diagnostics.empty());
    CHECK(parsed.diagnostics.empty());
    REQUIRE(plain.value.has_value());
    REQUIRE(parsed.value.has_value());
    check_same(*plain.value, *parsed.value);
  }
}

TEST_CASE("values and keys know their place in the author's file") {
  const auto outcome = parse_yaml("a:\n  - b\n  - {c: d}\né: \"x\"\nleeg:\nz: 1 # c\n", "f.md", 5);
  REQUIRE(outcome.value.has_value());
  const Value& map = *outcome.value;
  CHECK(map.mark() == Mark{5, 1});
  CHECK(map.find("a")->mark() == Mark{6, 3});
  CHECK(map.find("a")->as_list()[0].mark() == Mark{6, 5});
  CHECK(map.find("a")->as_list()[1].mark() == Mark{7, 5});
  CHECK(map.find("a")->as_list()[1].as_map()[0].key_mark == Mark{7, 6});
  CHECK(map.find("a")->as_list()[1].find("c")->mark() == Mark{7, 9});
  CHECK(map.as_map()[1].key_mark == Mark{8, 1});
  CHECK(map.find("é")->mark() == Mark{8, 5});  // columns count bytes
  CHECK(map.find("leeg")->mark() == Mark{9, 1});
  CHECK(map.find("z")->mark() == Mark{10, 4});
}

TEST_CASE("a file is read without regard to line ends, byte order mark and fences") {
  CHECK(json("\xEF\xBB\xBF"
             "a: b\r\nc: 2\r\n") == R"({"a":"b","c":2})");
  CHECK(json("---\na: b\n...\n") == R"({"a":"b"})");
  CHECK(json("%YAML 1.2\n---\na: b\n") == R"({"a":"b"})");
  CHECK(json("") == "null");
  CHECK(json("# nothing\n") == "null");
  CHECK(json("- a\n- b") == R"(["a","b"])");
}

TEST_CASE("texts over several lines are folded or kept as YAML says") {
  CHECK(json("a: one\n  two\n\n  three\nb: |\n  x\n   y\nc: >-\n  p\n  q\n") ==
        R"({"a":"one two\nthree","b":"x\n y\n","c":"p q"})");
  CHECK(json(R"(a: "x\ty \u00e9 \" z")") == R"({"a":"x\u0009y é \" z"})");
  CHECK(json("a: 'it''s'\n") == R"({"a":"it's"})");
}

TEST_CASE("keys are text as written, with or without quotes") {
  CHECK(json("1: a\ntrue: b\n'x y': c\n\"~\": d\non: e\n") ==
        R"({"1":"a","true":"b","x y":"c","~":"d","on":"e"})");
  CHECK(json("{\"a\":1, b: [x: y]}") == R"({"a":1,"b":[{"x":"y"}]})");
}

TEST_CASE("a comment with a space after its sign is a comment") {
  CHECK(json("a: b # c\nd: # e\n  - f #\ng: \"h\" # i\n#j\n") == R"({"a":"b","d":["f"],"g":"h"})");
}

TEST_CASE("as deep as the limit is allowed") {
  const std::string open(yaml_max_depth, '[');
  const std::string close(yaml_max_depth, ']');
  CHECK(json(open + close) == open + close);
}
