#include "markup/limits.h"

#include <string>

#include "catch.h"
#include "markup/html.h"
#include "markup/markdown.h"

using namespace kier;

namespace {

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

std::string complaints(const std::string& text) {
  std::string out;
  for (const Diagnostic& d : check_limits(text, "a.md", 3)) out += to_string(d) + '\n';
  return out;
}

}  // namespace

TEST_CASE("each limit is named where it is crossed") {
  CHECK(complaints(repeat("tekst\n", 200000)) ==
        "a.md:3:1: error: the text is 1171 kB long, and 1024 kB is the limit for one page; part it "
        "into pages [markup/too-long]\n");
  CHECK(complaints(repeat("a\n", 50001)) ==
        "a.md:50003:1: error: the text has more than 50000 lines, the limit for one page; part it "
        "into pages [markup/too-many-lines]\n");
  CHECK(complaints("a\n" + std::string(70000, 'x')) ==
        "a.md:4:1: error: this line is 68 kB long, and 64 kB is the limit; part it into paragraphs "
        "[markup/long-line]\n");
  CHECK(complaints("a\n\n" + repeat("- ", 10000) + "x\n") ==
        "a.md:5:1: error: more than 100 lists and quotes stand within each other here; write fewer "
        "'>', '-' or '1.' at the start of the line [markup/too-deep]\n");
  CHECK(complaints(repeat(">", 101) + "x").find("markup/too-deep") != std::string::npos);
  CHECK(
      complaints("x\n\ny\n" + repeat("*a_ [b](c)\n", 20000)) ==
      "a.md:5:1: error: too much markup between two blank lines: links or footnotes among '*', '_' "
      "and '!['; part it with blank lines [markup/too-tangled]\n");
}

TEST_CASE("each way to tangle the parser is known") {
  const auto tangled = [](const std::string& text, std::string_view what) {
    INFO(what);
    CHECK(complaints(text).find("blank lines: " + std::string(what) + ";") != std::string::npos);
  };
  tangled(repeat(repeat("_x*", 20) + "\n", 1000), "'*' among '_'");
  tangled(repeat("<? x\n", 10000), "'<!' or '<?'");
  tangled(repeat("|a", 5000), "'|' on one line");
  tangled(repeat("a\n|-|\n", 2000), "lines of '|', '-' and ':'");
  tangled("|" + repeat("a|", 400) + "\n|" + repeat("-|", 400) + "\n" + repeat("a\n", 4000),
          "table cells");
  tangled("[a]: " + std::string(3000, 'u') + "\n\n" + repeat("[a]\n\n", 20000),
          "links that share a long address");
}

TEST_CASE("what people write is within the limits") {
  CHECK(complaints(repeat("- [a](b.md) **c** _d_ | e\n", 3000)).empty());
  CHECK(complaints("| a | b |\n|---|---|\n" + repeat("| [a](b.md) | **c** d |\n", 1500)).empty());
  CHECK(complaints(repeat("- ", 60) + "\n" + repeat("* ", 3000) + "\n").empty());  // lines across
  CHECK(complaints(repeat("[a]: https://x.be/een/adres\n", 300) + repeat("\n[a] en [b]\n", 300))
            .empty());
  CHECK(complaints(repeat(">", 100) + "x").empty());
}

TEST_CASE("nesting without end is refused, and what is allowed needs no recursion") {
  const std::string emphasis = repeat("*a **b ", 300) + repeat("b** a*", 300);
  const auto outcome = parse_markdown(emphasis, "a.md", {});
  CHECK_FALSE(outcome.value);
  REQUIRE(outcome.diagnostics.size() == 1);
  CHECK(
      to_string(outcome.diagnostics[0]) ==
      "a.md:1:351: error: more than 100 links, emphases and the like stand within each other here; "
      "look for a '*', '_' or '[' too many [markup/too-deep-text]");
  const auto deep = parse_markdown(repeat("> - ", 50) + "[a](b)", "a.md", {});
  REQUIRE(deep.value);
  CHECK(deep.diagnostics.empty());
  std::string html;
  render_html(*deep.value, {}, html);
  CHECK(html.find("<a href=\"b\">a</a>") != std::string::npos);
}
