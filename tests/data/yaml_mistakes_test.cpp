#include "data/yaml_mistakes.h"

#include "catch.h"
#include "data/yaml.h"

using namespace kier;

namespace {

/// All complaints about `text`, a line each; "value" at the end if there is one too.
std::string complaints(std::string_view text) {
  const auto outcome = parse_yaml(text, "f.md", 2);
  std::string all;
  for (const Diagnostic& d : outcome.diagnostics) all += to_string(d) + "\n";
  return all + (outcome.value ? "value" : "");
}

const std::string quotes_round = "put quotes round the whole value: ";
const std::string line_up = "this line does not line up with the lines above it; begin it in ";
const std::string anchor =
    "error: '&' and '*' at the start of a value stand for anchors and aliases, which are not "
    "used here; put quotes round the value if it is text; else write it out in full "
    "[yaml/anchor]\n";
const std::string tag =
    "error: '!' at the start of a value stands for a type tag, which is not used here; put quotes "
    "round the value if it is text; else leave the tag out [yaml/tag]\n";

}  // namespace

TEST_CASE("a colon inside a value is reported where it stands, with the quotes it needs") {
  const std::string here =
      "error: a colon and a space begin a new value here, in the middle of another one; ";
  CHECK(complaints("title: C: d\ndate: x\n") ==
        "f.md:2:9: " + here + quotes_round + "title: \"C: d\" [yaml/colon]\n");
  CHECK(complaints("a: b\ntitle: Zeg \"ja\": nu\n") ==
        "f.md:3:16: " + here + quotes_round + "title: 'Zeg \"ja\": nu' [yaml/colon]\n");
  CHECK(complaints("é: x:\n") == "f.md:2:6: " + here + quotes_round + "é: \"x:\" [yaml/colon]\n");
  CHECK(complaints("a:\n  - b: c: d\n") ==
        "f.md:3:9: " + here + quotes_round + "b: \"c: d\" [yaml/colon]\n");
  CHECK(complaints("\"a: b\": c: d\n") ==
        "f.md:2:10: " + here + quotes_round + "\"a: b\": \"c: d\" [yaml/colon]\n");
}

TEST_CASE("a key needs a colon with a space") {
  const std::string no_space = "error: there is no space after the colon of ";
  const std::string expected =
      "f.md:3:5: " + no_space + "'date'; write 'date: y' [yaml/missing-space]\n";
  CHECK(complaints("title: x\ndate:y\ndraft: true\n") == expected);
  CHECK(complaints("title: x\ndate:y\n") == expected);
  CHECK(complaints("title:x\n") ==
        "f.md:2:6: " + no_space + "'title'; write 'title: x' [yaml/missing-space]\n");
  const std::string no_colon =
      "f.md:3:1: error: 'foo' has no colon and no value; write 'foo: value'; text that belongs to "
      "the line above begins with spaces [yaml/missing-colon]\n";
  CHECK(complaints("title: x\nfoo\n") == no_colon);
  CHECK(complaints("title: x\nfoo\ndate: y\n") == no_colon);
  CHECK(complaints("summary: >\nfoo\ndate: y\n") == no_colon);
  CHECK(complaints("{a, b: c}\n") ==
        "f.md:2:2: error: 'a' has no colon and no value; write 'a: value'; text that belongs to "
        "the line above begins with spaces [yaml/missing-colon]\n");
}

TEST_CASE("lines must line up") {
  const std::string above = line_up +
                            "the same column as 'title', or put quotes round the value there "
                            "[yaml/indentation]\n";
  const std::string together =
      line_up +
      "the same column as the lines that it belongs with, with spaces only "
      "[yaml/indentation]\n";
  CHECK(complaints("title: x\n  date: y\n") == "f.md:3:3: error: " + above);
  CHECK(complaints("a:\n  b: 1\n c: 2\n") == "f.md:4:2: error: " + together);
  CHECK(complaints("  a: 1\nb: 2\n") == "f.md:3:1: error: " + together);
  CHECK(complaints("a: 1\n- b\n") == "f.md:3:1: error: " + together);
  CHECK(complaints("a: >\n  foo\n bar\n") == "f.md:4:2: error: " + together);
  const std::string tab =
      ":1: error: a tab cannot indent a line in YAML; use spaces, two for each level [yaml/tab]\n";
  CHECK(complaints("a:\n\tb: c\n") == "f.md:3" + tab);
  CHECK(complaints("a: b\n\tc: d\n") == "f.md:3" + tab);
  CHECK(complaints("\ta: b\n") == "f.md:2" + tab);
}

TEST_CASE("quotes must close, and hold all of the value") {
  const std::string open =
      "error: the quote that opens here is never closed; put the same quote at the end of the "
      "value [yaml/unclosed-quote]\n";
  CHECK(complaints("title: \"x\ndate: y\n") == "f.md:2:8: " + open);
  CHECK(complaints("title: 'x\n---\ny\n") == "f.md:2:8: " + open);
  CHECK(complaints("a:\n - \"x\\\"") == "f.md:3:4: " + open);
  const std::string more =
      "error: there is more text after the closing quote; put all of the value inside the quotes: ";
  CHECK(complaints("title: 'it's'\n") ==
        "f.md:2:12: " + more + "title: \"it's\" [yaml/text-after-quote]\n");
  CHECK(complaints("title: \"a\" b\n") ==
        "f.md:2:12: " + more + "title: '\"a\" b' [yaml/text-after-quote]\n");
  const std::string escape =
      "error: a backslash inside double quotes begins a code, and this one is unknown; write two "
      "backslashes, or use single quotes [yaml/escape]\n";
  CHECK(complaints("title: \"C:\\dir\"\n") == "f.md:2:11: " + escape);
  CHECK(complaints("title: \"x\\u12\"\n") == "f.md:2:10: " + escape);
}

TEST_CASE("characters that YAML keeps for itself need quotes") {
  for (const std::string value :
       {"@x", "`x", "%x", "- x", "-", ", x", "? x", "| x", ">x", "}", "]"})
    CHECK(complaints("title: " + value + "\n") ==
          "f.md:2:8: error: '" + value.substr(0, 1) +
              "' has a meaning of its own in YAML at this place; put quotes round the value: "
              "title: \"" +
              value + "\" [yaml/reserved-character]\n");
}

TEST_CASE("brackets must close") {
  CHECK(complaints("title: [a\ndate: y\n") ==
        "f.md:2:8: error: the '[' that opens here is never closed; end the list with ']', or put "
        "quotes round the value [yaml/unclosed-bracket]\n");
  CHECK(complaints("a: {b: [c], d: e\n") ==
        "f.md:2:4: error: the '{' that opens here is never closed; end the list with '}', or put "
        "quotes round the value [yaml/unclosed-bracket]\n");
}

TEST_CASE("anchors, aliases, tags and merge keys are refused") {
  CHECK(complaints("a: &x 1\nb: *x\n") == "f.md:2:4: " + anchor + "f.md:3:4: " + anchor);
  CHECK(complaints("a: *x\n") == "f.md:2:4: " + anchor);
  CHECK(complaints("a: **vet**\n") == "f.md:2:4: " + anchor);
  CHECK(complaints("a: & b\n") == "f.md:2:4: " + anchor);
  CHECK(complaints("a: &x\n") == "f.md:2:4: " + anchor);
  for (const std::string value : {"!foo x", "! x", "! [x]", "!!str 1", "!<x y"})
    CHECK(complaints("a: " + value + "\n") == "f.md:2:4: " + tag);
  CHECK(complaints("<<: {a: 1}\n") ==
        "f.md:2:1: error: '<<' (a merge key) is not used here; write the keys out in full "
        "[yaml/merge-key]\n");
}

TEST_CASE("keys are plain text, once each") {
  for (const std::string text : {"[a]: b\n", "{a: 1}: b\n", ": b\n", "~: b\n", "null: b\n"})
    CHECK(complaints(text) ==
          "f.md:2:1: error: a key must be plain text; put quotes round the key; or round the whole "
          "value, if it begins with a bracket [yaml/key-not-text]\n");
  const std::string again =
      "error: the key 'title' stands here again; it is already on line 2; keep one of the two "
      "[yaml/duplicate-key]\nvalue";
  CHECK(complaints("title: a\ndate: b\ntitle: c\n") == "f.md:4:1: " + again);
  CHECK(complaints("title: a\n\"title\": c\n") == "f.md:3:1: " + again);
  CHECK(complaints("{title: a, title: b}") == "f.md:2:12: " + again);
}

TEST_CASE("a hashtag that YAML takes for a comment is not lost in silence") {
  const auto warning = [](const std::string& comment) {
    return "warning: '#' begins a comment here, so '" + comment +
           "' is not part of the value; put quotes round the value if it should be; else write a "
           "space after '#' [yaml/hash]\nvalue";
  };
  CHECK(complaints("title: #1 tip\ndate: x\n") == "f.md:2:8: " + warning("#1 tip"));
  CHECK(complaints("a: b\ntitle: Bel 106 #gratis \n") == "f.md:3:16: " + warning("#gratis"));
  CHECK(complaints("title: \"x\" #y\n") == "f.md:2:12: " + warning("#y"));
}

TEST_CASE("one document, of a bounded size, without control characters") {
  const std::string second =
      "error: a second YAML document begins here, and one file holds one; remove this line and "
      "what follows [yaml/several-documents]\n";
  CHECK(complaints("a: b\n---\nc: d\n") == "f.md:3:1: " + second);
  CHECK(complaints("a: b\n---\n") == "f.md:3:1: " + second);
  CHECK(complaints("a: b\nc: x\x04y\n") ==
        "f.md:3:5: error: there is an invisible control character (code 4) here; delete it, and "
        "what else was pasted with it [yaml/control-character]\n");
  CHECK(complaints(std::string("a: \0", 4)) ==
        "f.md:2:4: error: there is an invisible control character (code 0) here; delete it, and "
        "what else was pasted with it [yaml/control-character]\n");
  CHECK(complaints(std::string(yaml_max_bytes + 1, ' ')) ==
        "f.md:2:1: error: this YAML text is larger than 1048576 bytes; split it over several "
        "files [yaml/too-large]\n");
  CHECK(complaints("%YAML 2.0\n---\na: b\n") ==
        "f.md:2:1: error: this is not valid YAML (YAML major version too large); a value with "
        "unusual characters needs quotes round it [yaml/syntax]\n");
}

TEST_CASE("all mistakes are reported, not only the first") {
  CHECK(
      complaints("title: C: d\n"
                 "summary: @x\n"
                 "themes: [a\n"
                 "owner: \"x\n"
                 "date: 1\n"
                 "date: 2\n") ==
      "f.md:2:9: error: a colon and a space begin a new value here, in the middle of another "
      "one; " +
          quotes_round +
          "title: \"C: d\" [yaml/colon]\n"
          "f.md:3:10: error: '@' has a meaning of its own in YAML at this place; put quotes round "
          "the value: summary: \"@x\" [yaml/reserved-character]\n"
          "f.md:4:9: error: the '[' that opens here is never closed; end the list with ']', or put "
          "quotes round the value [yaml/unclosed-bracket]\n"
          "f.md:5:8: error: the quote that opens here is never closed; put the same quote at the "
          "end of the value [yaml/unclosed-quote]\n");
}

TEST_CASE("hostile texts are refused quickly, without a crash") {
  const auto repeat = [](std::string_view part, std::size_t bytes) {
    std::string text;
    while (text.size() + part.size() <= bytes) text += part;
    return text;
  };
  const std::string too_deep =
      "error: lists and maps are nested more than 32 levels deep here; write it flatter "
      "[yaml/too-deep]\n";
  CHECK(complaints(std::string(100000, '[')).find(too_deep) != std::string::npos);
  CHECK(complaints(std::string(100000, '{')).find(too_deep) != std::string::npos);
  CHECK(complaints(repeat("- ", 200000)) == "f.md:2:65: " + too_deep);
  CHECK(complaints(repeat("? ", 200000)).find(too_deep) != std::string::npos);
  std::string stairs;
  for (int i = 0; i < 400; ++i) stairs += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  CHECK(complaints(stairs) == "f.md:34:33: " + too_deep);

  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'z'; ++c) {
    const std::string alias = std::string("*") + static_cast<char>(c - 1);
    bomb += std::string(1, c) + ": &" + c + " [";
    (bomb += repeat(alias + ", ", 36) + alias) += "]\n";
  }
  CHECK(complaints(bomb).find(anchor) != std::string::npos);
  CHECK(std::size(complaints(bomb)) < 20 * anchor.size() + 500);

  for (const std::string_view part :
       {"[",     "{",     "[{",           "- ",  "? ",   ": ",     "a: ",   "a:\n",  "a: b\n",
        "&a ",   "*a ",   "!a ",          "!<",  "\"",   "'",      "#",     "%",     "|\n",
        ">\n",   "a\n",   "[a,",          "{a:", "- [",  "a: |\n", "\n",    "\t",    "\r",
        "---\n", "...\n", "\xEF\xBB\xBF", "\\",  "\"\\", "@",      "- a\n", " a:\n", "x: [\n"}) {
    INFO(part);
    const auto outcome = parse_yaml(repeat(part, 60000), "f.md");
    CHECK((outcome.value || has_errors(outcome.diagnostics)));
  }
}
