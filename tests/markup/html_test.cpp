#include "markup/html.h"

#include <string>

#include "catch.h"
#include "markup/markdown.h"

using namespace kier;

namespace {

std::string html(std::string_view markdown, const HtmlHooks& hooks) {
  const auto outcome = parse_markdown(markdown, "a.md", {});
  REQUIRE(outcome.value);
  std::string out = "voor";  // what stands there already stays
  render_html(*outcome.value, hooks, out);
  return out;
}

HtmlHooks site_hooks() {
  HtmlHooks hooks;
  hooks.link = [](std::string_view target) -> ResolvedLink {
    if (target == "awel.md") return {"/hulp/awel/", "Awel 102", ""};
    if (target == "en.md") return {"/en/?a&\"b\"", "English <page>", "en"};
    return {std::string(target), "", ""};
  };
  hooks.image = [](std::string_view source) { return "/m/" + std::string(source); };
  hooks.card = [](std::string_view target) -> std::optional<std::string> {
    if (target == "awel.md") return "<div>kaart</div>\n";
    return std::nullopt;
  };
  return hooks;
}

}  // namespace

TEST_CASE("links lead where the site says, and say where when the author did not") {
  CHECK(
      html("Bel [hen](awel.md) of [](awel.md).", site_hooks()) ==
      "voor<p>Bel <a href=\"/hulp/awel/\">hen</a> of <a href=\"/hulp/awel/\">Awel 102</a>.</p>\n");
  CHECK(
      html("[](en.md) [x](en.md \"t\")", site_hooks()) ==
      "voor<p><a href=\"/en/?a&amp;%22b%22\" hreflang=\"en\" lang=\"en\">English &lt;page&gt;</a> "
      "<a href=\"/en/?a&amp;%22b%22\" title=\"t\" hreflang=\"en\">x</a></p>\n");
  CHECK(html("[](https://x.be)", site_hooks()) ==
        "voor<p><a href=\"https://x.be\" rel=\"noreferrer\">https://x.be</a></p>\n");
}

TEST_CASE("a link without text alone in its paragraph is a card") {
  CHECK(html("[](awel.md)\n", site_hooks()) == "voor<div>kaart</div>\n");
  CHECK(html("- [](awel.md)\n", site_hooks()) ==
        "voor<ul>\n<li>\n<div>kaart</div>\n</li>\n</ul>\n");
  CHECK(html("[](x.md)\n", site_hooks()) == "voor<p><a href=\"x.md\">x.md</a></p>\n");
  CHECK(html("[Awel](awel.md)\n", site_hooks()).find("kaart") == std::string::npos);
}

TEST_CASE("pictures come from where the site put them") {
  CHECK(html("![een *deur* <op een kier>](d.jpg \"T\")", site_hooks()).find("alt=\"een deur ") !=
        std::string::npos);
  CHECK(html("![-](lijn.svg)", site_hooks()) == "voor<p><img src=\"/m/lijn.svg\" alt=\"\"></p>\n");
}

TEST_CASE("nothing that an author writes leaves its attribute or its text") {
  CHECK(html("[a\\\"b<c](x\"y'z&w \"t\\\"<u\") `<\"&>`", {}) ==
        "voor<p><a href=\"x%22y&#x27;z&amp;w\" title=\"t&quot;&lt;u\">a&quot;b&lt;c</a> "
        "<code>&lt;&quot;&amp;&gt;</code></p>\n");
  CHECK(html("```a\"b\nx\n```\n", {}).find("class=\"language-a&quot;b\"") != std::string::npos);
}
