#include <algorithm>

#include "catch.h"
#include "support/campaign.h"

namespace {

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

/// The titles of the cards of a page, in order.
std::string listed(const std::string& html) {
  std::string titles;
  constexpr std::string_view begins = "<p class=\"listed\">";
  for (auto at = html.find(begins); at != html.npos; at = html.find(begins, at + 1)) {
    const auto begin = html.find("\">", at + begins.size()) + 2;
    titles += (titles.empty() ? "" : ", ") + html.substr(begin, html.find('<', begin) - begin);
  }
  return titles;
}

constexpr std::string_view tips = R"(-- content/nl/tips/slaap.md --
---
title: Slaap
summary: Rust.
audiences: [ouders]
themes: [ritme]
publish: 2026-10-01
evidence: strong
---
Slaap goed.
-- content/en/tips/slaap.md --
---
title: Sleep
slug: sleep
---
Sleep well.
-- content/nl/tips/licht.md --
---
title: Élan
audiences: [ouders, jongeren]
publish: 2026-11-10
evidence: weak
---
Zie [slaap](slaap.md).
-- content/nl/tips/zonder-dag.md --
---
title: 24 uur
evidence: weak
---
Tekst.
-- content/nl/vragen/vraag.md --
---
title: Een vraag
audiences: [ouders]
publish: 2026-11-12
---
Antwoord.
)";

}  // namespace

TEST_CASE("every page has its address, in each language") {
  const Built built = build(tips);
  CHECK(built.errors() == std::vector<std::string>{});
  for (const char* path : {"www/index.html",
                           "www/404.html",
                           "www/tips/index.html",
                           "www/tips/slaap/index.html",
                           "www/voor/ouders/index.html",
                           "www/thema/ritme/index.html",
                           "www/zoeken/index.html",
                           "www/a-z/index.html",
                           "www/en/index.html",
                           "www/en/404.html",
                           "www/en/tips/index.html",
                           "www/en/tips/sleep/index.html",
                           "www/en/for/ouders/index.html",
                           "www/en/theme/ritme/index.html",
                           "www/en/search/index.html",
                           "www/en/a-z/index.html",
                           "www/en/questions/vraag/index.html",
                           "www/feed.xml",
                           "www/en/feed.xml",
                           "www/sitemap.xml",
                           "www/robots.txt",
                           "www/search/nl.json",
                           "www/search/en.json"})
    CHECK((built.has(path) ? "" : path) == std::string());
  CHECK_FALSE(built.has("www/en/tips/slaap/index.html"));  // its slug is "sleep"
  CHECK_FALSE(built.has("www/thema/contact/index.html"));  // nothing is about it
  CHECK_FALSE(built.has("www/agenda/index.html"));         // a type without items has no list
}

TEST_CASE("lists hold what belongs there, the newest first, then by title") {
  const Built built = build(tips);
  CHECK(listed(built.file("www/tips/index.html")) == "Élan, Slaap, 24\u00a0uur");
  CHECK(listed(built.file("www/en/tips/index.html")) == "Élan, Sleep, 24\u00a0uur");
  CHECK(listed(built.file("www/voor/ouders/index.html")) == "Élan, Slaap, Een vraag");
  CHECK(holds(built.file("www/voor/ouders/index.html"), "<h2>Vragen</h2>"));
  CHECK(listed(built.file("www/voor/jongeren/index.html")) == "Élan");
  CHECK(listed(built.file("www/en/theme/ritme/index.html")) == "Sleep");
}

TEST_CASE("the page from A to Z puts accents, digits and signs where people look") {
  const Built built =
      build(std::string(tips) + "-- content/nl/ouders.md --\n---\ntitle: ’s Nachts\n---\n");
  const std::string& page = built.file("www/a-z/index.html");
  CHECK(listed(page) == "24\u00a0uur, Awel, Een vraag, Élan, ’s Nachts, Slaap");
  CHECK(holds(page, "<h2>#</h2>"));
  CHECK(holds(page, "<h2>E</h2>"));
  CHECK(holds(page, "<h2>S</h2>"));
  CHECK_FALSE(holds(page, "<h2>2</h2>"));
  CHECK_FALSE(holds(page, "<h2>Z</h2>"));
}

TEST_CASE("a page without a translation is shown under a notice, and is not offered as one") {
  const Built built = build(tips);
  const std::string& page = built.file("www/en/tips/licht/index.html");
  CHECK(holds(page, "<p id=\"fallback\">Nederlands</p>"));
  CHECK(holds(page, "<link rel=\"canonical\" href=\"https://proef.be/tips/licht/\">"));
  CHECK_FALSE(holds(page, "hreflang=\"nl-BE\" href"));
  CHECK_FALSE(holds(page, "x-default"));
  // Its links lead to translations where there are any.
  CHECK(holds(page, "<a href=\"/en/tips/sleep/\">slaap</a>"));
  CHECK_FALSE(holds(built.file("www/sitemap.xml"), "/en/tips/licht/"));
  CHECK_FALSE(holds(built.file("www/en/feed.xml"), "/en/tips/licht/"));
  CHECK(holds(built.file("www/search/en.json"), "\"/en/tips/licht/\""));
}

TEST_CASE("a heading of the original is not looked for in the translation") {
  const std::string archive = R"(-- content/nl/tips/een.md --
---
title: Een
evidence: weak
---
## Kop
-- content/en/tips/een.md --
---
title: One
---
## Heading
-- content/nl/tips/twee.md --
---
title: Twee
evidence: weak
---
[kop](een.md#kop)
)";
  const Built built = build(archive);
  CHECK(built.errors().empty());
  CHECK(holds(built.file("www/tips/twee/index.html"), "<a href=\"/tips/een/#kop\">kop</a>"));
  CHECK(holds(built.file("www/en/tips/twee/index.html"), "<a href=\"/en/tips/een/\">kop</a>"));
}

TEST_CASE("translations name each other, and the default one for everybody else") {
  const Built built = build(tips);
  constexpr std::string_view links =
      "<link rel=\"alternate\" hreflang=\"nl-BE\" href=\"https://proef.be/tips/slaap/\">\n"
      "<link rel=\"alternate\" hreflang=\"en\" href=\"https://proef.be/en/tips/sleep/\">\n"
      "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://proef.be/tips/slaap/\">\n";
  CHECK(holds(built.file("www/tips/slaap/index.html"), links));
  CHECK(holds(built.file("www/en/tips/sleep/index.html"), links));
  CHECK(count(built.file("www/tips/licht/index.html"), "rel=\"alternate\"") == 0);
}

TEST_CASE("a path in base_url is before every address, and in no file's path") {
  std::string campaign = minimal_campaign().at("content/campaign.yaml").text;
  campaign.replace(campaign.find("https://proef.be"), 16, "https://proef.be/kier");
  const Built built = build(std::string(tips) + "-- content/campaign.yaml --\n" + campaign);
  CHECK(built.errors().empty());
  const std::string& page = built.file("www/tips/licht/index.html");
  CHECK(holds(page, "<a href=\"/kier/tips/slaap/\">slaap</a>"));
  CHECK(holds(page, "href=\"https://proef.be/kier/tips/licht/\""));
  CHECK(count(page, "href=\"/tips") == 0);
  CHECK(holds(built.file("www/robots.txt"), "Disallow: /kier/k/\n"));
  CHECK(holds(built.file("www/robots.txt"), "Sitemap: https://proef.be/kier/sitemap.xml\n"));
  CHECK(holds(built.file("servers/nginx.conf"), "location /kier/assets/ {"));
}

TEST_CASE("old addresses lead on, as pages and in the hosts' files") {
  const Built built = build(R"(-- content/nl/tips/een.md --
---
title: Een
aliases: [/oud/, /map/oud.html, /plat]
evidence: weak
---
)");
  CHECK(built.errors().empty());
  for (const char* path : {"www/oud/index.html", "www/map/oud.html", "www/plat/index.html"})
    CHECK(holds(built.file(path), "<meta http-equiv=\"refresh\" content=\"0; url=/tips/een/\">"));
  CHECK(holds(built.file("servers/_redirects"),
              "\n/oud/ /tips/een/ 301\n/map/oud.html /tips/een/ 301\n"));
  CHECK(holds(built.file("servers/nginx.conf"), "location = /oud/ { return 301 /tips/een/; }\n"));
  CHECK(holds(built.file("servers/Caddyfile"), "\nredir /oud/ /tips/een/ permanent\n"));
  CHECK(holds(built.file("servers/apache.conf"),
              "\nRedirectMatch 301 \"^/map/oud\\.html$\" \"/tips/een/\"\n"));
  CHECK_FALSE(holds(built.file("www/sitemap.xml"), "oud"));
}

TEST_CASE("every host sends the same strict headers") {
  const Built built = build("");
  for (const char* path :
       {"servers/_headers", "servers/nginx.conf", "servers/Caddyfile", "servers/apache.conf"}) {
    const std::string& file = built.file(path);
    INFO(path);
    CHECK(holds(file, "default-src 'none'; style-src 'self'; script-src 'self'"));
    CHECK(holds(file, "frame-ancestors 'none'"));
    CHECK(holds(file, "nosniff"));
    CHECK(holds(file, "no-referrer"));
    CHECK(holds(file, "public, max-age=31536000, immutable"));
    CHECK_FALSE(holds(file, "unsafe-"));
    CHECK((holds(file, "/en/404.html") || path == std::string("servers/_headers")));
  }
  // Caddy would send one of two rules that both match, and not the one written last.
  CHECK(holds(built.file("servers/Caddyfile"), "@pages not path /assets/*\n"));
}

TEST_CASE("what is withdrawn stands in no file of the output") {
  const Built built = build(R"(-- content/nl/verhalen/gang.md --
---
title: Kobaltgang
summary: Ultramarijn.
slug: indigoslug
publish: 2026-01-01
audiences: [ouders]
aliases: [/azuuroud/]
content_note: Ceruleum.
consent: { given: 2026-01-01, withdrawn: 2026-11-20, record: Turkooismap }
---
Een smaragden tekst. [x](../index.md)
-- content/en/verhalen/gang.md --
---
title: Cobaltgang
content_note: Cerulean.
---
An emerald text.
-- content/nl/tips/kladje.md --
---
title: Karmijnklad
draft: true
evidence: weak
---
Vermiljoen.
-- content/nl/tips/later.md --
---
title: Okerlater
publish: 2026-11-21
evidence: weak
---
Sienna.
-- content/nl/tips/wijst.md --
---
title: Wijst
evidence: weak
---
[de gang](../verhalen/gang.md) [](kladje.md)

[](later.md)
)");
  CHECK(built.errors().empty());
  for (const auto& [path, bytes] : built.files)
    for (const char* word : {"obaltgang", "ltramarijn", "ndigoslug", "zuuroud", "eruleum",
                             "erulean", "urkooismap", "maragden", "merald", "armijnklad",
                             "ermiljoen", "kerlater", "ienna", "smaragd", "sienna"}) {
      INFO(path << " holds " << word);
      CHECK_FALSE(holds(bytes, word));
      CHECK_FALSE(holds(path, word));
    }
  // The link's own words stay, without an address.
  CHECK(holds(built.file("www/tips/wijst/index.html"), "<p><a>de gang</a> <a></a></p>"));
  CHECK_FALSE(built.has("www/verhalen/index.html"));
}

TEST_CASE("a service's name and number come from its own file") {
  const Built built = build(R"(-- content/nl/tips/een.md --
---
title: Een
evidence: weak
---
Bel [](../hulp/awel.md).

[](../hulp/awel.md)
)");
  const std::string& page = built.file("www/tips/een/index.html");
  CHECK(holds(page, "Bel <a href=\"/hulp/awel/\">Awel 102</a>."));
  CHECK(holds(page, "<div class=\"card\"><a href=\"/hulp/awel/\">Awel</a></div>"));
}

TEST_CASE("a list with an introduction shows it, and the introduction is no page of its own") {
  const Built built = build(std::string(tips) + R"(-- content/nl/tips/index.md --
---
title: Alle tips
aliases: [/raad/]
---
Begin met één.
)");
  const std::string& page = built.file("www/tips/index.html");
  CHECK(holds(page, "<h1>Alle tips</h1>"));
  CHECK(holds(page, "<p>Begin met één.</p>"));
  CHECK(listed(page) == "Élan, Slaap, 24\u00a0uur");
  CHECK_FALSE(built.has("www/tips/index/index.html"));
  CHECK(holds(built.file("www/raad/index.html"), "content=\"0; url=/tips/\""));
  CHECK_FALSE(holds(built.file("www/a-z/index.html"), "Alle tips"));
  CHECK(holds(built.file("www/en/tips/index.html"), "<p id=\"fallback\">Nederlands</p>"));
}

TEST_CASE("a language of summaries has just the pages that are written in it") {
  const std::string strings = minimal_campaign().at("content/strings/nl.yaml").text;
  const std::string settings = minimal_campaign().at("content/campaign.yaml").text;
  const Built built = build(std::string(tips) + "-- content/campaign.yaml --\n" + settings +
                            "summary_languages: [ar]\n-- content/strings/ar.yaml --\n" + strings +
                            R"(-- content/nl/hulp/awel.md --
---
title: Awel
audiences: [jongeren]
tier: crisis
phone: "102"
checked: { date: 2026-11-20, how: live, by: redactie, source: bron }
recheck_days: 60
---
Tekst.
-- content/ar/index.md --
---
title: Ahlan
---
Zie [](hulp/awel.md).
-- content/ar/hulp/awel.md --
---
title: Awel (ar)
---
Tekst.
)");
  CHECK(built.errors() == std::vector<std::string>{});
  std::vector<std::string> files;
  for (const auto& [path, bytes] : built.files)
    if (path.starts_with("www/ar/") || path.starts_with("www/search/ar")) files.push_back(path);
  CHECK(files == std::vector<std::string>{"www/ar/404.html", "www/ar/hulp/awel/index.html",
                                          "www/ar/index.html"});
  const std::string& home = built.file("www/ar/index.html");
  CHECK(holds(home, "<nav></nav>"));
  CHECK(holds(home, "<p id=\"help\"><a href=\"/ar/hulp/awel/\">Awel (ar)</a></p>"));
  // The switch leads to the summary from pages that it does not have.
  CHECK(holds(built.file("www/tips/slaap/index.html"), "<a href=\"/ar/\">"));
  CHECK(holds(built.file("www/sitemap.xml"), "/ar/hulp/awel/"));
  CHECK_FALSE(holds(built.file("www/sitemap.xml"), "/ar/tips/"));
}

TEST_CASE("a menu entry may say less than the title of its page") {
  std::string settings = minimal_campaign().at("content/campaign.yaml").text;
  settings.replace(settings.find("  - search\n"), 11,
                   "  - { list: tip, title: { nl: Raad, en: Advice } }\n  - search\n");
  const Built built = build(std::string(tips) + "-- content/campaign.yaml --\n" + settings);
  CHECK(built.errors() == std::vector<std::string>{});
  CHECK(holds(built.file("www/index.html"), "<nav><a href=\"/tips/\">Raad</a>"));
  CHECK(holds(built.file("www/en/tips/sleep/index.html"),
              "<nav><a href=\"/en/tips/\" aria-current=\"page\">Advice</a>"));
}

TEST_CASE("a plain page for one audience belongs to that audience's main page") {
  std::string settings = minimal_campaign().at("content/campaign.yaml").text;
  settings.replace(settings.find("en: For parents }"), 17, "en: For parents }, page: ouders");
  settings.replace(settings.find("  - search\n"), 11, "  - page: ouders\n");
  const Built built =
      build("-- content/campaign.yaml --\n" + settings + R"(-- content/nl/ouders.md --
---
title: Info voor ouders
audiences: [ouders]
---
Tekst.
-- content/nl/nacht.md --
---
title: De nacht
audiences: [ouders]
---
Tekst.
-- content/nl/allen.md --
---
title: Voor allen
audiences: [ouders, jongeren]
---
Tekst.
)");
  CHECK(built.errors() == std::vector<std::string>{});
  constexpr std::string_view entry =
      "<nav><a href=\"/ouders/\" aria-current=\"page\">Voor ouders</a>";
  CHECK(holds(built.file("www/ouders/index.html"), entry));
  CHECK(holds(built.file("www/nacht/index.html"), entry));
  CHECK_FALSE(holds(built.file("www/allen/index.html"), entry));
}
