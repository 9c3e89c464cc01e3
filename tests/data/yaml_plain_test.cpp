// The quick reader of plain front matter says what the YAML parser says, places included, or
// nothing at all.
#include "data/yaml_plain.h"

#include <string>

#include "catch.h"
#include "data/yaml.h"

using namespace kier;

namespace {

bool same(const Value& a, const Value& b) {
  if (a.kind() != b.kind() || a.mark() != b.mark()) return false;
  if (a.is_list()) {
    if (a.as_list().size() != b.as_list().size()) return false;
    for (std::size_t i = 0; i < a.as_list().size(); ++i)
      if (!same(a.as_list()[i], b.as_list()[i])) return false;
    return true;
  }
  if (!a.is_map()) return a == b;
  if (a.as_map().size() != b.as_map().size()) return false;
  for (std::size_t i = 0; i < a.as_map().size(); ++i) {
    const Value::Entry &mine = a.as_map()[i], &theirs = b.as_map()[i];
    if (mine.key != theirs.key || mine.key_mark != theirs.key_mark) return false;
    if (!same(mine.value, theirs.value)) return false;
  }
  return true;
}

/// What the YAML parser says: a comment that stands in, in front, is read by it alone.
Value by_parser(const std::string& text) {
  const auto outcome = parse_yaml(" #\n" + text, "page.md", 1);
  REQUIRE(outcome.value);
  REQUIRE(outcome.diagnostics.empty());
  return *outcome.value;
}

void check_read(const std::string& text) {
  INFO(text);
  const auto plain = parse_plain_yaml(text, 2);
  REQUIRE(plain);
  CHECK(same(*plain, by_parser(text)));
}

void check_left(const std::string& text) {
  INFO(text);
  CHECK_FALSE(parse_plain_yaml(text, 2));
}

}  // namespace

TEST_CASE("plain front matter is read as the YAML parser reads it") {
  check_read("title: Klop, en wacht\ndraft: true\nyear: 2020\nratio: 1.5\nnothing:\nnone: null\n");
  check_read("a: \"met: dubbele punt\"\nb: 'enkel'\nc: é – ’s\n");
  check_read("audiences: [ouders, jongeren]\nthemes:\n  - a\n  - b\nmap:\n  x: 1\n  y: z\n");
}

TEST_CASE("text on lines of its own is read as the YAML parser reads it") {
  check_read("summary: >-\n  Eén regel.\ntitle: A\n");
  check_read("summary: >-\n  Een regel,\n  en nog een: met # en \"tekens\".\ntitle: A\n");
  check_read("summary: |-\n    een\n    twee\n");
  check_read("a:\n  b: >-\n    diep\n    in\n  c: 1\n# einde\nd: 2\n");
  check_read("last: >-\n  geen regeleinde");
  check_read("summary: >-\n  - geen lijst\n  - ook niet\n");
}

TEST_CASE("maps in braces are read as the YAML parser reads them") {
  check_read("checked: {date: 2026-11-20, how: live, by: redactie, source: een gesprek}\n");
  check_read("a: {b: 1,}\n");
  check_read("checked: { date: 2026-11-20 , n: 12, empty: null, flag: true }\ntitle: A\n");
}

TEST_CASE("what may mean something else is left to the YAML parser") {
  for (const char* text :
       {"a: >\n  b\n",         "a: |\n  b\n",       "a: >+\n  b\n",   "a: >-\n  b\n\n  c\n",
        "a: >-\n  b\n    c\n", "a: >-\n  b \n",     "a: >-\n\tb\n",   "a: >-\n",
        "a: >-\nb: 1\n",       "a: >- # c\n  b\n",  "a: {}\n",        "a: {b}\n",
        "a: {b: }\n",          "a: {b: 1, b: 2}\n", "a: {b: 'c'}\n",  "a: {b: c: d}\n",
        "a: {b: c:d}\n",       "a: {b: [1]}\n",     "a: {b: 1\n",     "a: {1: 2}\n",
        "a: {null: 2}\n",      "a: {b: *c}\n",      "a: {b: c # d}\n"})
    check_left(text);
}
