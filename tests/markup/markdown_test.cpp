#include "markup/markdown.h"

#include <string>
#include <thread>
#include <vector>

#include "catch.h"
#include "markup/html.h"

using namespace kier;

namespace {

HtmlHooks dutch_hooks() {
  HtmlHooks hooks;
  hooks.footnotes_title = "Voetnoten";
  hooks.back_label = "Terug naar de tekst";
  hooks.table_label = "Tabel";
  hooks.alert_labels = {"Noot", "Tip", "Belangrijk", "Let op", "Pas op"};
  return hooks;
}

std::string html(std::string_view markdown, const HtmlHooks& hooks = dutch_hooks(),
                 const MarkdownOptions& options = {}) {
  const auto outcome = parse_markdown(markdown, "a.md", options);
  std::string out;
  for (const Diagnostic& d : outcome.diagnostics) out += to_string(d) + '\n';
  if (outcome.value) render_html(*outcome.value, hooks, out);
  return out;
}

}  // namespace

TEST_CASE("text is set in the language of the page, code and addresses are not") {
  CHECK(
      html("\"'s Avonds\" - `\"code\" - 'x'` <https://a.be/'x'--y>") ==
      "<p>“’s Avonds” – <code>&quot;code&quot; - 'x'</code> "
      "<a href=\"https://a.be/&#x27;x&#x27;--y\" rel=\"noreferrer\">https://a.be/'x'--y</a></p>\n");
  CHECK(html("Ze zei \"*kom*\" en \"[ga](x.md)\".") ==
        "<p>Ze zei “<em>kom</em>” en “<a href=\"x.md\">ga</a>”.</p>\n");
  CHECK(html("\"een\ntwee\"") == "<p>“een\ntwee”</p>\n");
  CHECK(html("\"~~x~~\" en \"`x`\"") == "<p>“<del>x</del>” en “<code>x</code>”</p>\n");
  MarkdownOptions none;
  none.language = "";
  CHECK(html("\"a\" - 1-2...", {}, none) == "<p>&quot;a&quot; - 1-2...</p>\n");
}

TEST_CASE("headings get an id that nothing else has") {
  CHECK(html("# Één kop\n## Één kop\n### één-kop-2\n## \"A\" `b` [c](d)\n") ==
        "<h1 id=\"een-kop\">Één kop</h1>\n<h2 id=\"een-kop-2\">Één kop</h2>\n"
        "<h3 id=\"een-kop-2-2\">één-kop-2</h3>\n"
        "<h2 id=\"a-b-c\">“A” <code>b</code> <a href=\"d\">c</a></h2>\n");
  CHECK(html("# Titel {#eigen}\n\neigen\n-----\n") ==
        "<h1 id=\"eigen\">Titel</h1>\n<h2 id=\"eigen-2\">eigen</h2>\n");
  HtmlHooks hooks;
  hooks.heading_shift = 1;
  CHECK(html("# a\n###### b", hooks) == "<h2 id=\"a\">a</h2>\n<h6 id=\"b\">b</h6>\n");
}

TEST_CASE("headings are listed") {
  const auto outcome = parse_markdown("# A\n\ntekst\n\n## B c\n", "a.md", {});
  REQUIRE(outcome.value);
  const auto headings = headings_of(*outcome.value);
  REQUIRE(headings.size() == 2);
  CHECK(headings[0].level == 1);
  CHECK(headings[0].id == "a");
  CHECK(headings[1].level == 2);
  CHECK(headings[1].id == "b-c");
  CHECK(outcome.value->nodes[headings[1].node].mark == Mark{5, 1});
}

TEST_CASE("strikethrough needs two runs of the same length") {
  CHECK(html("~~a~~ ~b~ ~~~c~~~ d ~ e") == "<p><del>a</del> <del>b</del> ~~~c~~~ d ~ e</p>\n");
  CHECK(html("~~a ~b~~ c~") == "<p><del>a ~b</del> c~</p>\n");
  CHECK(html("~~a *b~~ c* \\~d~") == "<p>~~a <em>b~~ c</em> ~d~</p>\n");
  CHECK(html("| ~~a~~ |\n|---|\n").find("<del>a</del>") != std::string::npos);
  CHECK(html("![~~a~~ ~](x.png)") == "<p><img src=\"x.png\" alt=\"a ~\"></p>\n");
}

TEST_CASE("bare addresses are links") {
  CHECK(html("Zie https://a.be/b_c_d~e, www.f.be. en g@h.be!") ==
        "<p>Zie <a href=\"https://a.be/b_c_d~e\" rel=\"noreferrer\">https://a.be/b_c_d~e</a>, "
        "<a href=\"http://www.f.be\" rel=\"noreferrer\">www.f.be</a>. en "
        "<a href=\"mailto:g@h.be\">g@h.be</a>!</p>\n");
  CHECK(html("(https://a.be/(b)) ftp://x.be a:b http:// xhttp://a.be") ==
        "<p>(<a href=\"https://a.be/(b)\" rel=\"noreferrer\">https://a.be/(b)</a>) ftp://x.be a:b "
        "http:// xhttp://a.be</p>\n");
  CHECK(html("[www.a.be](b.md) `www.c.be`") ==
        "<p><a href=\"b.md\">www.a.be</a> <code>www.c.be</code></p>\n");
  CHECK(html("“https://a.be”") ==
        "<p>“<a href=\"https://a.be\" rel=\"noreferrer\">https://a.be</a>”</p>\n");
}

TEST_CASE("a task is a box with its words as label") {
  CHECK(html("- [ ] open\n- [x] klaar\n- [y] niets\n- \\[ ] niets\n") ==
        "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" disabled> open</label></li>\n"
        "<li class=\"task\"><label><input type=\"checkbox\" checked disabled> klaar</label></li>\n"
        "<li>[y] niets</li>\n<li>[ ] niets</li>\n</ul>\n");
  CHECK(html("1. [X] a [x]\n\n   b\n") ==
        "<ol>\n<li class=\"task\">\n<p><label><input type=\"checkbox\" checked disabled> a "
        "[x]</label></p>\n<p>b</p>\n</li>\n</ol>\n");
}

TEST_CASE("a quote that begins with a label is a box") {
  CHECK(html("> [!TIP]\n> tekst\n") ==
        "<div class=\"alert tip\">\n<p class=\"alert-title\">Tip</p>\n<p>tekst</p>\n</div>\n");
  CHECK(html("> [!warning]\n>\n> - x\n") ==
        "<div class=\"alert warning\">\n<p class=\"alert-title\">Let "
        "op</p>\n<ul>\n<li>x</li>\n</ul>\n"
        "</div>\n");
  // Its first heading is its title.
  CHECK(html("> [!CAUTION]\n> ### Bel nu\n> - x\n> ### Straks\n") ==
        "<div class=\"alert caution\">\n<h3 class=\"alert-title\" id=\"bel-nu\">Bel nu</h3>\n<ul>\n"
        "<li>x</li>\n</ul>\n<h3 id=\"straks\">Straks</h3>\n</div>\n");
  CHECK(html("> [!NOTE] hier\n") == "<blockquote>\n<p>[!NOTE] hier</p>\n</blockquote>\n");
}

TEST_CASE("headings know whether they title a box or a section") {
  const auto outcome = parse_markdown(
      "## Een\n\n> [!TIP]\n> ### Twee\n> > [!TIP]\n> > ### Drie\n\n> ### Vier\n", "a.md", {});
  std::string in_box;
  for (const HeadingView& heading : headings_of(*outcome.value))
    in_box += heading.in_box ? 'x' : '-';
  CHECK(in_box == "-xx-");
}

TEST_CASE("tables scroll in a frame with a name, and have no style of their own") {
  CHECK(html("tekst\n| a | |\n|:-:|--:|\n| x\\|y | 1 |\n| z |\n") ==
        "<p>tekst</p>\n<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Tabel\">\n"
        "<table>\n<thead>\n<tr>\n<th scope=\"col\" class=\"center\">a</th>\n"
        "<td class=\"right\"></td>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class=\"center\">x|y</td>\n"
        "<td class=\"right\">1</td>\n</tr>\n<tr>\n<td class=\"center\">z</td>\n"
        "<td class=\"right\"></td>\n</tr>\n</tbody>\n</table>\n</div>\n");
}

TEST_CASE("footnotes lead there and back") {
  CHECK(html("a[^x] b[^y] c[^x]\n\n[^y]: ypsilon\n[^x]: iks\n\n    meer\n") ==
        "<p>a<sup class=\"footnote\"><a href=\"#fn_1\" id=\"fnref_1\" "
        "role=\"doc-noteref\">1</a></sup> b<sup class=\"footnote\"><a href=\"#fn_2\" "
        "id=\"fnref_2\" role=\"doc-noteref\">2</a></sup> c<sup class=\"footnote\"><a "
        "href=\"#fn_1\" id=\"fnref_1_2\" role=\"doc-noteref\">1</a></sup></p>\n"
        "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Voetnoten\">\n<ol>\n"
        "<li id=\"fn_1\">\n<p>iks</p>\n<p>meer</p>\n"
        "<a class=\"back\" href=\"#fnref_1\" role=\"doc-backlink\" "
        "aria-label=\"Terug naar de tekst\">↩</a>\n"
        "<a class=\"back\" href=\"#fnref_1_2\" role=\"doc-backlink\" "
        "aria-label=\"Terug naar de tekst\">↩</a></li>\n"
        "<li id=\"fn_2\">\n<p>ypsilon</p>\n"
        "<a class=\"back\" href=\"#fnref_2\" role=\"doc-backlink\" "
        "aria-label=\"Terug naar de tekst\">↩</a></li>\n</ol>\n</section>\n");
}

TEST_CASE("code keeps its language, HTML its bytes where it is allowed") {
  CHECK(html("```c++ title=x\na < b\n```\n") ==
        "<pre tabindex=\"0\"><code class=\"language-c++\">a &lt; b\n</code></pre>\n");
  MarkdownOptions raw;
  raw.raw_html = true;
  CHECK(html("<div>\n'a'\n</div>\n\nx <b>y</b>\n", {}, raw) ==
        "<div>\n'a'\n</div>\n<p>x <b>y</b></p>\n");
}

TEST_CASE("many threads read at once and get what one would") {
  const std::string text = "~~a~~ https://b.be *c* | [d](e)\n\n|x|\n|-|\n|~~y~~|\n";
  const std::string expected = html(text);
  std::vector<std::jthread> threads;
  std::vector<int> wrong(4);
  for (int& count : wrong)
    threads.emplace_back([&count, &text, &expected] {
      for (int i = 0; i < 300; ++i) count += html(text) == expected ? 0 : 1;
    });
  threads.clear();
  CHECK(wrong == std::vector<int>(4, 0));
}

TEST_CASE("an empty text is an empty document") {
  CHECK(html("").empty());
  CHECK(html("\n\n  \n").empty());
  CHECK(html("[a]: b\n").empty());
}
