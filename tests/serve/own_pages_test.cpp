#include "serve/own_pages.h"

#include "catch.h"

using namespace kier;

namespace {

constexpr Rule odd{"test/odd", Severity::error, "'{what}' is odd", "write {instead}"};
constexpr Rule hint_less{"test/old", Severity::warning, "this is old"};

Diagnostics some() {
  return {
      complain(hint_less, {"content/b.md"}),
      complain(odd, {"content/<a>.md", 3, 7}, {{"what", "<script>"}, {"instead", "a & \"b\""}})};
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

}  // namespace

TEST_CASE("the mistakes page lists errors first, with place, message, hint and rule, escaped") {
  const std::string page = mistakes_page(some(), "7-1", "/kier/");
  CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK(holds(page, "<h1>1 mistake</h1>"));
  CHECK(holds(page,
              "<li class=\"error\">\n<p><code>content/&lt;a&gt;.md:3:7</code></p>\n"
              "<p><strong>error:</strong> &#39;&lt;script&gt;&#39; is odd</p>\n"
              "<p>write a &amp; &quot;b&quot;</p>\n<p><small>test/odd</small></p>\n</li>\n"
              "<li class=\"warning\">\n<p><code>content/b.md</code></p>\n"
              "<p><strong>warning:</strong> this is old</p>\n<p><small>test/old</small></p>\n"
              "</li>\n"));
  CHECK(holds(page, "<a href=\"/kier/\">Back to the last good version</a>"));
  CHECK(holds(page, "<script src=\"/.kier/preview.js\" data-build=\"7-1\"></script>"));
  CHECK_FALSE(holds(page, "<script>"));
}

TEST_CASE("without a good version there is nothing to go back to") {
  CHECK_FALSE(holds(mistakes_page(some(), "7-1", ""), "<a href"));
}

TEST_CASE("once all is mended the page says so") {
  const std::string page = mistakes_page({}, "7-2", "/");
  CHECK(holds(page, "<h1>No mistakes</h1>"));
  CHECK(holds(page, "<a href=\"/\">Back to the site</a>"));
}

TEST_CASE("mistakes are counted without warnings") {
  CHECK(count_mistakes(some()) == "1 mistake");
  CHECK(count_mistakes({}) == "0 mistakes");
}

TEST_CASE("a page of the site gets the script at the end of its body") {
  CHECK(add_preview("<body><p>a</p></body></html>", "7-1", "") ==
        "<body><p>a</p><script src=\"/.kier/preview.js\" data-build=\"7-1\"></script>\n"
        "</body></html>");
}

TEST_CASE("a page without a body element gets it at the very end") {
  CHECK(add_preview("<p>a</p>", "7-1", "") ==
        "<p>a</p><script src=\"/.kier/preview.js\" data-build=\"7-1\"></script>\n");
}

TEST_CASE("the banner is the first thing in the body") {
  const std::string page = add_preview("<body data-x='a>b'><p>a</p></body>", "7-1", "2 mistakes");
  CHECK(
      page.starts_with("<body data-x='a>b'><link rel=\"stylesheet\" "
                       "href=\"/.kier/preview.css\"><p class=\"kier-preview\" role=\"status\" "
                       "lang=\"en\"><a href=\"/.kier/mistakes\">2 mistakes</a>; this is the last "
                       "good version</p><p>a</p>"));
}
