#include <string>

#include "catch.h"
#include "markup/markdown.h"

using namespace kier;

namespace {

/// All complaints about a text whose first line is line 5 of its file, sorted.
std::string complaints(std::string_view markdown) {
  MarkdownOptions options;
  options.first_line = 5;
  auto outcome = parse_markdown(markdown, "a.md", options);
  sort_diagnostics(outcome.diagnostics);
  std::string out;
  for (const Diagnostic& d : outcome.diagnostics) out += to_string(d) + '\n';
  return out;
}

}  // namespace

TEST_CASE("raw HTML is an error at its place") {
  CHECK(complaints("a <b>x\n\n> - <div>\n") ==
        "a.md:5:3: error: HTML is switched off for this kind of page: <b>; write it in Markdown, "
        "or put a '\\' before the '<' to show it as text [markup/raw-html]\n"
        "a.md:7:5: error: HTML is switched off for this kind of page: <div>; write it in Markdown, "
        "or put a '\\' before the '<' to show it as text [markup/raw-html]\n");
  CHECK(complaints("a \\<b> 1 < 2 `<b>`").empty());
}

TEST_CASE("an address with another scheme is an error, however it is disguised") {
  const std::string error =
      ": error: a link cannot lead to 'javascript:'; use https:, http:, mailto:, tel:, a page of "
      "the campaign or #heading [markup/address-scheme]\n";
  for (const char* address :
       {"javascript:x", "JaVaScript:x", "java&#115;cript:x", "java&Tab;script:x",
        "&#1;javascript:x", "<java&#10;script:x>", "javascript&colon;x", "&#32;javascript:x"}) {
    INFO(address);
    CHECK(complaints(std::string("é [x](") + address + ")") == "a.md:5:4" + error);
  }
  CHECK(complaints("<javascript:x>") == "a.md:5:1" + error);
  CHECK(complaints("[x][r]\n\n[r]: javascript:x") == "a.md:5:1" + error);
  CHECK(complaints("[x](C:\\map)") ==
        "a.md:5:1: error: a link cannot lead to 'c:'; use https:, http:, mailto:, tel:, a page of "
        "the campaign or #heading [markup/address-scheme]\n");
  CHECK(complaints("![x](data:image/png;base64,A)") ==
        "a.md:5:1: error: a picture cannot come from 'data:'; put it in the campaign folder and "
        "write its path [markup/image-scheme]\n");
}

TEST_CASE("addresses that are allowed") {
  CHECK(complaints("[a](https://x.be) [b](HTTP://x.be) [c](mailto:x@y.be) [d](tel:1813) [e](x.md) "
                   "[f](../a/b.md#c) [g](#h) [i](/x/) [j](?q=1) [k](a/b:c) [l](./a:b) ![m](p.png)")
            .empty());
}

TEST_CASE("an address without a scheme, or with invisible characters, is an error") {
  CHECK(complaints("[x](//y.be/z)") ==
        "a.md:5:1: error: '//y.be/z' leads to another site without saying how; write "
        "https://y.be/z [markup/address-without-scheme]\n");
  CHECK(complaints("[x](/\\y.be)") ==
        "a.md:5:1: error: '/\\y.be' leads to another site without saying how; write "
        "https:/\\y.be [markup/address-without-scheme]\n");
  CHECK(complaints("[x](a&#7;b.md)") ==
        "a.md:5:1: error: there is an invisible character in the address 'a\\x07b.md'; type the "
        "address again [markup/address-control]\n");
}

TEST_CASE("a picture needs words, unless it is decoration") {
  CHECK(complaints("a ![](deur.jpg)") ==
        "a.md:5:3: error: the picture 'deur.jpg' has no description; say what it shows, "
        "![a door that stands ajar](deur.jpg), or ![-](deur.jpg) when it is decoration and says "
        "nothing [markup/no-alt]\n");
  CHECK(complaints("![ ](a.png)").find("markup/no-alt") != std::string::npos);
  CHECK(complaints("![-](a.png) ![`x`](b.png)").empty());
}

TEST_CASE("a box has a known name") {
  CHECK(complaints("> [!TPI]\n> x\n") ==
        "a.md:5:3: error: there is no box '[!TPI]'; did you mean [!TIP]? [markup/unknown-alert]\n");
  CHECK(complaints("> [!hallo]\n") ==
        "a.md:5:3: error: there is no box '[!hallo]'; there are NOTE, TIP, IMPORTANT, WARNING and "
        "CAUTION [markup/unknown-alert]\n");
}

TEST_CASE("markup that would be published as text is an error") {
  CHECK(
      complaints("zie [de gids](mijn gids.pdf)") ==
      "a.md:5:5: error: this looks like a link but is none: [...](mijn gids.pdf); write an address "
      "with blanks between '<' and '>', close the ')', or put a '\\' before the '[' to show it "
      "as text [markup/broken-link]\n");
  CHECK(complaints("zie [de gids][gids]") ==
        "a.md:5:5: error: there is no address for '[gids]'; add a line '[gids]: address', or put "
        "a '\\' before the '[' [markup/label-missing]\n");
  CHECK(complaints("**x**\nzo[^n]") ==
        "a.md:6:3: error: there is no footnote '[^n]'; add a line that begins with '[^n]:', or "
        "put a '\\' before the '[' [markup/footnote-missing]\n");
  CHECK(complaints("[zo] [ ] [...] a[0] \\[d\\](e f) \\[^n] \\[a\\][b] `[x](y z)`").empty());
}

TEST_CASE("a footnote that nothing refers to is not lost in silence") {
  CHECK(
      complaints("a[^x]\n\n[^x]: een\n[^x]: twee\n[^y]: drie\n\n    [^z]: code\n") ==
      "a.md:8:1: error: nothing refers to the footnote '[^x]', or it is here twice; put [^x] where "
      "it belongs, or remove this line [markup/footnote-unused]\n"
      "a.md:9:1: error: nothing refers to the footnote '[^y]', or it is here twice; put [^y] where "
      "it belongs, or remove this line [markup/footnote-unused]\n");
  CHECK(complaints("```\n[^x]: code\n```\n").empty());
}

TEST_CASE("the id that an author gives is a slug and is given once") {
  CHECK(
      complaints("# A {#Één}\n") ==
      "a.md:5:1: error: 'Één' cannot be the id of a heading; write #een between the braces: small "
      "letters, digits and hyphens [markup/heading-id]\n");
  CHECK(complaints("# A {#x}\n\nB {#x}\n======\n") ==
        "a.md:7:1: error: the id 'x' is given to two headings, on lines 5 and 7; give this heading "
        "another id [markup/duplicate-id]\n");
}
