#include "markup/plain.h"

#include "catch.h"
#include "markup/markdown.h"

using namespace kier;

namespace {

std::string words(std::string_view markdown) {
  MarkdownOptions options;
  options.raw_html = true;
  const auto outcome = parse_markdown(markdown, "a.md", options);
  REQUIRE(outcome.value);
  return plain_text(*outcome.value);
}

}  // namespace

TEST_CASE("only words are left, a line for each block") {
  CHECK(words("# Titel\n\nEen *zin* met [een link](x.md),\n`code` en ![een deur](d.jpg).\n\n"
              "- a\n- b\n\n| c | d |\n|---|---|\n| e | f |\n\n```\ng\n```\n") ==
        "Titel\nEen zin met een link, code en een deur.\na\nb\nc\nd\ne\nf\ng");
  CHECK(words("x[^1] <b>y</b>\n\n<div>weg</div>\n\n[^1]: noot\n") == "x y\nnoot");
  CHECK(words("").empty());
}

TEST_CASE("the words of one node") {
  const auto outcome = parse_markdown("# A *b*\n\nc\n", "a.md", {});
  REQUIRE(outcome.value);
  const Document& document = *outcome.value;
  const auto headings = headings_of(document);
  REQUIRE(headings.size() == 1);
  CHECK(plain_text(document, headings[0].node) == "A b");
}
