// Files beside the pages: calendar, feed, sitemap, fingerprints; and JSON-LD in the pages.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "catch.h"
#include "data/json.h"
#include "support/campaign.h"
#include "support/source_tree.h"

using namespace kier;

namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

/// The JSON-LD of a page.
Value json_ld(const std::string& html) {
  constexpr std::string_view begins = "<script type=\"application/ld+json\">";
  const auto at = html.find(begins);
  REQUIRE(at != html.npos);
  const auto begin = at + begins.size();
  auto read = parse_json(html.substr(begin, html.find("</script>", begin) - begin), "page");
  REQUIRE(read.value);
  return *read.value;
}

std::string text_of(const Value& map, std::string_view key) {
  const Value* found = map.find(key);
  return found != nullptr && found->is_text() ? found->as_text() : "(none)";
}

SourceTree golden_input() {
  std::ifstream in(KIER_SOURCE_DIR "/tests/golden/site-small/input.txt", std::ios::binary);
  REQUIRE(in);
  return source_tree(std::string{std::istreambuf_iterator<char>(in), {}});
}

}  // namespace

TEST_CASE("an event is a calendar file whose lines are short and escaped") {
  const Built built = build(R"(-- content/nl/agenda/avond.md --
---
title: "Soep, brood; en \\ meer"
summary: Ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé.
publish: 2026-11-10
reviewed: 2026-11-12
start: 2026-12-05 19:30
end: 2026-12-05 22:00
place: Gent
---
-- content/en/agenda/avond.md --
---
title: Soup
---
-- content/nl/agenda/kort.md --
---
title: Kort
start: 2026-12-06 09:05
place: Gent
---
)");
  CHECK(built.errors().empty());
  const std::string& ics = built.file("www/agenda/avond/event.ics");
  CHECK(holds(ics, "\r\nUID:agenda/avond@proef.be\r\n"));
  CHECK(holds(
      ics, "\r\nDTSTAMP:20261112T120000Z\r\nDTSTART:20261205T193000\r\nDTEND:20261205T220000\r\n"));
  CHECK(holds(ics, "\r\nSUMMARY:Soep\\, brood\\; en \\\\ meer\r\n"));
  CHECK(holds(ics, "\r\nURL:https://proef.be/agenda/avond/\r\n"));
  std::string unfolded;
  for (std::size_t at = 0; at < ics.size();) {
    const auto end = ics.find("\r\n", at);
    REQUIRE(end != ics.npos);
    CHECK(end - at <= 75);
    const bool folded = ics[at] == ' ';
    CHECK((static_cast<unsigned char>(ics[at + (folded ? 1 : 0)]) & 0xC0) != 0x80);
    if (folded) unfolded.resize(unfolded.size() - 1);
    unfolded += ics.substr(at + (folded ? 1 : 0), end - at - (folded ? 1 : 0)) + "\n";
    at = end + 2;
  }
  std::string summary = "DESCRIPTION:";
  for (int i = 0; i < 91; ++i) summary += i == 0 ? "É" : "é";
  CHECK(holds(unfolded, summary.substr(0, 100)));
  // The same event in another language is the same entry of a calendar.
  CHECK(holds(built.file("www/en/events/avond/event.ics"), "\r\nUID:agenda/avond@proef.be\r\n"));
  const std::string& bare = built.file("www/agenda/kort/event.ics");
  CHECK(holds(bare, "\r\nDTSTAMP:20000101T120000Z\r\nDTSTART:20261206T090500\r\nSUMMARY:Kort\r\n"));
  CHECK_FALSE(holds(bare, "DTEND"));
}

TEST_CASE("the feed names its entries by address, newest first, and escapes") {
  const Built built = build(R"(-- content/nl/tips/a.md --
---
title: A < B & C
summary: "\"x\" > y"
publish: 2026-10-01
reviewed: 2026-10-05
evidence: weak
---
-- content/nl/tips/b.md --
---
title: B
publish: 2026-10-02
reviewed: 2026-09-01
evidence: weak
---
-- content/nl/tips/zonder-dag.md --
---
title: Zonder dag
evidence: weak
---
-- content/nl/vragen/c.md --
---
title: Een vraag is niet in de feed
publish: 2026-10-03
---
)");
  const std::string& feed = built.file("www/feed.xml");
  CHECK(holds(feed, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"nl-BE\">"));
  CHECK(holds(
      feed, "<id>https://proef.be/</id>\n<link rel=\"self\" href=\"https://proef.be/feed.xml\"/>"));
  CHECK(holds(feed,
              "<updated>2026-10-05T12:00:00Z</updated>\n<author><name>Redactie</name></author>\n"
              "<entry>\n<title>B</title>"));
  CHECK(holds(feed,
              "<title>A &lt; B &amp; C</title>\n<link href=\"https://proef.be/tips/a/\"/>\n"
              "<id>https://proef.be/tips/a/</id>\n<published>2026-10-01T12:00:00Z</published>\n"
              "<updated>2026-10-05T12:00:00Z</updated>\n<summary>“x” &gt; y</summary>"));
  CHECK(holds(
      feed,
      "<published>2026-10-02T12:00:00Z</published>\n<updated>2026-10-02T12:00:00Z</updated>"));
  CHECK_FALSE(holds(feed, "Zonder dag"));
  CHECK_FALSE(holds(feed, "vraag"));
  CHECK_FALSE(holds(built.file("www/en/feed.xml"), "<entry>"));
  CHECK(holds(built.file("www/en/feed.xml"), "<updated>2000-01-01T12:00:00Z</updated>"));
}

TEST_CASE("the sitemap has every page that search engines should know, with its last change") {
  const Built built = build(R"(-- content/nl/tips/a.md --
---
title: A
publish: 2026-10-01
reviewed: 2026-10-05
evidence: weak
---
)");
  const std::string& map = built.file("www/sitemap.xml");
  CHECK(
      holds(map, "<url><loc>https://proef.be/tips/a/</loc><lastmod>2026-10-05</lastmod></url>\n"));
  CHECK(holds(map, "<loc>https://proef.be/en/</loc>"));
  for (const char* left_out : {"/zoeken/", "/404.html", "/en/tips/a/", "/en/search/"})
    CHECK_FALSE(holds(map, left_out));
}

TEST_CASE("JSON-LD says what a page is, and cannot end its own element") {
  const Built built = build(R"(-- content/nl/tips/a.md --
---
title: "A </script><script>alert(1)</script> & <!-- \" "
summary: "]]> </SCRIPT>"
publish: 2026-10-01
reviewed: 2026-10-05
evidence: weak
---
-- content/nl/literatuur/w.md --
---
title: Werk
form: article
authors: [Een, Twee]
year: 2019
doi: 10.1000/1
finding: Iets.
verified: partly
---
-- content/nl/agenda/e.md --
---
title: Avond
start: 2026-12-05 19:30
place: Gent
---
)");
  CHECK(built.errors().empty());
  const std::string& page = built.file("www/tips/a/index.html");
  const Value data = json_ld(page);
  CHECK(text_of(data, "name") == "A </script><script>alert(1)</script> & <!-- \" ");
  CHECK(text_of(data, "@type") == "Article");
  CHECK(text_of(data, "datePublished") == "2026-10-01");
  CHECK(text_of(data, "dateModified") == "2026-10-05");
  CHECK_FALSE(holds(page, "<script>alert"));
  const Value work = json_ld(built.file("www/literatuur/w/index.html"));
  CHECK(text_of(work, "@type") == "ScholarlyArticle");
  CHECK(text_of(work, "datePublished") == "2019");
  REQUIRE(work.find("author") != nullptr);
  CHECK(work.find("author")->as_list().size() == 2);
  const Value event = json_ld(built.file("www/agenda/e/index.html"));
  CHECK(text_of(event, "@type") == "Event");
  CHECK(text_of(event, "startDate") == "2026-12-05T19:30");
  CHECK(text_of(json_ld(built.file("www/hulp/awel/index.html")), "@type") == "Service");
  const Value home = json_ld(built.file("www/en/index.html"));
  CHECK(text_of(home, "@type") == "WebSite");
  CHECK(text_of(home, "name") == "Trial");
  CHECK(text_of(home, "url") == "https://proef.be/en/");
  CHECK(text_of(json_ld(built.file("www/tips/index.html")), "@type") == "CollectionPage");
  // A text that is shown under a second address goes by its first one.
  CHECK(text_of(json_ld(built.file("www/en/tips/a/index.html")), "url") ==
        "https://proef.be/tips/a/");
  CHECK_FALSE(holds(built.file("www/zoeken/index.html"), "ld+json"));
  CHECK_FALSE(holds(built.file("www/404.html"), "ld+json"));
}

TEST_CASE("a fingerprint follows the bytes of a file, and of what it refers to") {
  const auto assets_of = [](std::string_view picture) {
    std::vector<std::string> names;
    const Built built = build(
        "-- assets/css/site.css --\na { background: url(../images/een deur.svg) }\n"
        "-- assets/images/een deur.svg --\n" +
        std::string(picture) + "\n-- assets/zonder --\nx\n");
    CHECK(built.errors().empty());
    for (const auto& [path, bytes] : built.files)
      if (path.starts_with("www/assets/")) names.push_back(path);
    return names;
  };
  const auto one = assets_of("<svg/>"), again = assets_of("<svg/>"), other = assets_of("<svg />");
  REQUIRE(one.size() == 3);
  CHECK(one == again);
  CHECK(one[0] != other[0]);  // the style sheet, because the picture's address changed
  CHECK(one[1] != other[1]);
  CHECK(one[2] == other[2]);
  CHECK(one[1].starts_with("www/assets/images/een deur."));
  CHECK(one[1].ends_with(".svg"));
}

TEST_CASE("the output depends on nothing but the input") {
  const Built one = build(golden_input());
  const Built many = build(golden_input(), {.today = test_day, .threads = 8});
  const Built tomorrow =
      build(golden_input(), {.today = std::chrono::sys_days(test_day) + std::chrono::days(1)});
  CHECK(one.files == many.files);
  CHECK(one.messages == many.messages);
  CHECK(one.files == tomorrow.files);
}
