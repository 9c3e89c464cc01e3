#include "check/output_links.h"

#include "catch.h"
#include "support/campaign.h"

using namespace kier;

namespace {

/// What is said of a site with a home page and these files, base_url https://proef.be/kier.
std::string said_of(std::vector<Artefact> files) {
  OutputLinks links("https://proef.be/kier");
  links.add({"www/index.html", "<p id=\"a\">x</p>"});
  for (const Artefact& file : files) links.add(file);
  return lines_of(links.check(1));
}

constexpr std::string_view nothing =
    ", where the site has nothing; mend the link in the template, "
    "or in the HTML of the page's text [output/broken-link]\n";

std::string broken(std::string_view file, std::string_view address) {
  return std::string(file) + ": error: the page leads to " + std::string(address) +
         std::string(nothing);
}

}  // namespace

TEST_CASE("feeds, the sitemap and the search index lead to pages that are there") {
  CHECK(
      said_of({{"www/feed.xml", "<feed><link href=\"https://proef.be/kier/\"/></feed>"},
               {"www/sitemap.xml", "<urlset><url><loc>https://proef.be/kier/</loc></url></urlset>"},
               {"www/search/nl.json",
                "{\"v\":1,\"pages\":[[\"a\",\"/kier/\",\"\",\"\"]],\"words\":[]}"}}) == "");
  CHECK(said_of({{"www/feed.xml", "<feed><link href=\"https://proef.be/kier/weg/\"/></feed>"}}) ==
        broken("www/feed.xml", "https://proef.be/kier/weg/"));
  CHECK(said_of({{"www/sitemap.xml",
                  "<urlset><url><loc>https://proef.be/kier/weg/</loc></url></urlset>"}}) ==
        broken("www/sitemap.xml", "https://proef.be/kier/weg/"));
  CHECK(said_of(
            {{"www/search/nl.json",
              "{\"v\":1,\"pages\":[[\"a \\\" b\",\"/kier/weg/\",\"/x/\",\"\"]],\"words\":[]}"}}) ==
        broken("www/search/nl.json", "/kier/weg/"));
}

TEST_CASE("an address above the base path is another site's, and no page of ours") {
  CHECK(said_of({{"www/a/index.html", "<a href=\"/kier/a/\">x</a><a href=\"/\">y</a>"}}) ==
        broken("www/a/index.html", "/"));
  CHECK(said_of({{"www/a/index.html", "<a href=\"https://proef.be/kiers/\">x</a>"}}).empty());
}

TEST_CASE("addresses are read as a browser reads them") {
  CHECK(said_of({{"www/a b/index.html", "<a href=\"/kier/a%20b/\">x</a>"}}).empty());
  CHECK(said_of({{"www/a&b/index.html", "<a href='/kier/a&amp;b/'>x</a>"}}).empty());
  CHECK(
      said_of({{"www/a/index.html", "<a href=\"../?x=1#a\">x</a><a href=\"#\">top</a>"}}).empty());
  CHECK(said_of({{"www/a/index.html", "<a href=\"mailto:a@b.be\">x</a><a href=\"tel:102\">y</a>"}})
            .empty());
}

TEST_CASE("of many pages with one broken address the first by name is named") {
  CHECK(said_of({{"www/b/index.html", "<a href=\"/kier/weg/\">x</a>"},
                 {"www/a/index.html", "<a href=\"/kier/weg/\">x</a>"}}) ==
        broken("www/a/index.html", "/kier/weg/"));
}
