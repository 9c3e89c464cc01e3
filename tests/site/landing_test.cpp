// The pages behind codes on print, and what servers are told about them.
#include "site/landing.h"

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "catch.h"
#include "check/output_links.h"
#include "content/load.h"
#include "site/render_site.h"
#include "support/campaign.h"

namespace {

using kier::Channel;

const std::string texts = R"(-- content/nl/ouders.md --
---
title: Voor ouders
audiences: [ouders]
---
## Eerst dit

Klop.
-- content/en/ouders.md --
---
title: For parents
slug: parents
---
Knock.
-- content/nl/welkom/ouders.md --
---
title: U bent niet de enige
summary: Welkom.
audience: ouders
steps:
  - { name: lezen, label: Lees verder, target: ouders#eerst-dit }
  - { name: hulp, label: Zoek hulp, target: /hulp/ }
---
Rustig aan.
-- content/en/welkom/ouders.md --
---
title: You are not the only one
steps:
  - { name: lezen, label: Read on, target: ouders }
---
Take your time.
-- content/nl/welkom/jongeren.md --
---
title: Hoi
audience: jongeren
steps:
  - { name: discord, label: Kijk mee }
  - { name: lezen, label: Lees, target: ouders }
---
-- templates/landing.html --
<!DOCTYPE html>
<html lang="{{ lang.tag }}"><head><title>{{ site.title }}</title></head><body>
<h1>{{ page.title }}</h1>{{ page.body }}
{% if landing.retired %}<p>oud</p>{% endif %}
{%- if page.fallback %}<p>{{ page.fallback.language_name }}</p>{% endif %}
{%- for step in landing.steps %}
<a href="{{ step.address }}">{{ step.label }}{{ " buiten" if step.leaves_site else "" }}</a>
{%- endfor %}
{%- for language in languages %}
<i>{{ language.address }}</i>
{%- endfor %}
{%- for service in crisis %}
<b>{{ service.title }}</b>
{%- endfor %}
</body></html>
-- templates/step.html --
<!DOCTYPE html>
<html lang="{{ lang.tag }}"><head><title>{{ landing.step.label }}</title>
<meta http-equiv="refresh" content="0; url={{ target }}"></head>
<body><a href="{{ target }}">{{ canonical }}</a></body></html>
-- templates/mistyped.html --
{% extends "base.html" %}
)";

Channel channel(std::string code, std::string audience, std::string language = "nl") {
  Channel made;
  made.code = std::move(code);
  made.kind = "venue";
  made.name = "Wijkhuis De Geheime Naam";
  made.audience = std::move(audience);
  made.language = std::move(language);
  made.mark = {2, 1};
  return made;
}

Channel with_invite(Channel made, std::string invite) {
  made.invite = std::move(invite);
  return made;
}

/// The site of the minimal campaign with these texts, `archive` and a register.
Built build_with(std::vector<Channel> channels, const std::string& archive = "") {
  kier::SourceTree tree = lay_over(lay_over(minimal_campaign(), texts), archive);
  kier::SourceTree read = tree;  // reading empties it
  auto loaded = kier::load_campaign(read, {test_day, 1}).value;
  REQUIRE(loaded);
  kier::Campaign campaign = std::move(*loaded);
  campaign.channels.channels = std::move(channels);
  kier::Diagnostics found;
  Built built;
  const kier::Routes routes = kier::plan_routes(campaign, found);
  const kier::Assets assets = kier::Assets::plan(tree, found);
  const auto templates =
      kier::TemplateSet::parse(tree, kier::template_options(campaign, assets)).take(found);
  REQUIRE(templates);
  if (!kier::has_errors(found)) {
    kier::OutputLinks links(campaign.settings.base_url);
    std::mutex mutex;
    for (auto& d :
         kier::render_site(campaign, routes, assets, *templates, 2, [&](kier::Artefact artefact) {
           links.add(artefact);
           const std::scoped_lock lock(mutex);
           const bool fresh = built.files.emplace(artefact.path, artefact.bytes).second;
           if (!fresh) FAIL_CHECK(artefact.path);
         }))
      found.push_back(std::move(d));
    for (auto& d : links.check(1)) found.push_back(std::move(d));
  }
  kier::sort_diagnostics(found);
  for (const kier::Diagnostic& d : found) built.messages.push_back(to_string(d));
  return built;
}

std::string said(const Built& built) {
  std::string lines;
  for (const std::string& line : built.messages) lines += line + "\n";
  return lines;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != text.npos;
}

std::size_t count_below(const Built& built, const std::string& begin) {
  std::size_t count = 0;
  for (const auto& [path, bytes] : built.files) count += path.starts_with(begin) ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("a code has a page, its twin in capitals, and a page for each step") {
  const Built built = build_with({channel("7FQF", "ouders")});
  CHECK(said(built).empty());
  const std::string& page = built.file("www/k/7FQF/index.html");
  CHECK(holds(page, "<h1>U bent niet de enige</h1><p>Rustig aan.</p>"));
  CHECK(holds(page,
              "<a href=\"/k/7FQF/lezen/\">Lees verder</a>\n"
              "<a href=\"/k/7FQF/hulp/\">Zoek hulp</a>"));
  CHECK(holds(page, "<b>Awel</b>"));
  CHECK(built.file("www/K/7FQF/index.html") == page);
  const std::string& step = built.file("www/k/7FQF/lezen/index.html");
  CHECK(holds(step, "content=\"0; url=/ouders/#eerst-dit\""));
  CHECK(holds(step, "<a href=\"/ouders/#eerst-dit\">https://proef.be/ouders/#eerst-dit</a>"));
  CHECK(built.has("www/k/7FQF/hulp/index.html"));
  // One page, two steps and the page for mistyped codes; of capitals page and mistyped ones.
  CHECK(count_below(built, "www/k/") == 4);
  CHECK(count_below(built, "www/K/") == 2);
}

TEST_CASE("a landing page is in its channel's language, else in the default one") {
  const Built built =
      build_with({channel("0132", "ouders", "en"), channel("18ZP", "jongeren", "en")});
  CHECK(said(built).empty());
  CHECK(holds(built.file("www/k/0132/index.html"), "<html lang=\"en\">"));
  CHECK(holds(built.file("www/k/0132/index.html"), "<h1>You are not the only one</h1>"));
  CHECK(holds(built.file("www/k/0132/lezen/index.html"), "url=/en/parents/\""));
  CHECK(holds(built.file("www/k/18ZP/index.html"), "<html lang=\"en\">"));
  CHECK(holds(built.file("www/k/18ZP/index.html"), "<h1>Hoi</h1>"));
  CHECK(holds(built.file("www/k/18ZP/index.html"), "<p>Nederlands</p>"));
}

TEST_CASE("a language of summaries has a landing page whose steps lead to the default language") {
  const Built built = build_with({channel("7FQF", "ouders", "fr")}, R"(-- content/campaign.yaml --
format: 1
title: { nl: Proef, en: Trial }
base_url: https://proef.be
languages: [nl, en]
summary_languages: [fr]
audiences:
  - { id: ouders, title: { nl: Ouders, en: Parents } }
  - { id: jongeren, title: { nl: Jongeren, en: Young people } }
-- content/fr/index.md --
---
title: Bienvenue
---
-- content/nl/tips/index.md --
---
title: Tips
---
-- content/nl/welkom/ouders.md --
---
title: Dag
audience: ouders
steps:
  - { name: lezen, label: Lees, target: ouders#eerst-dit }
  - { name: tips, label: Tips, target: tips/index }
---
-- content/en/welkom/ouders.md --
(removed)
-- content/strings/fr.yaml --
months: [janvier, f, m, a, m, j, j, a, s, o, n, d]
language_name: Français
language_tag: fr-BE
search: Chercher
a_to_z: De A à Z
not_found_title: Introuvable
footnotes_title: Notes
back_to_text: Retour
alert_note: Note
alert_tip: Conseil
alert_important: Important
alert_warning: Attention
alert_caution: Danger
)");
  CHECK(said(built).empty());
  CHECK(holds(built.file("www/k/7FQF/index.html"), "<html lang=\"fr-BE\">"));
  CHECK(holds(built.file("www/k/7FQF/lezen/index.html"), "url=/ouders/#eerst-dit\""));
  CHECK(holds(built.file("www/k/7FQF/tips/index.html"), "url=/tips/\""));
}

TEST_CASE("the language switch leads to the main page of the audience, else home") {
  const std::string settings = R"(-- content/campaign.yaml --
format: 1
title: { nl: Proef, en: Trial }
base_url: https://proef.be
languages: [nl, en]
audiences:
  - { id: ouders, title: { nl: Ouders, en: Parents }, page: ouders }
  - { id: jongeren, title: { nl: Jongeren, en: Young people } }
)";
  const Built built =
      build_with({channel("7FQF", "ouders"), channel("0132", "jongeren")}, settings);
  CHECK(holds(built.file("www/k/7FQF/index.html"), "<i>/ouders/</i>\n<i>/en/parents/</i>"));
  CHECK(holds(built.file("www/k/0132/index.html"), "<i>/</i>\n<i>/en/</i>"));
}

TEST_CASE("the community comes first for a channel with an invitation, and else is not offered") {
  const Built built =
      build_with({with_invite(channel("7FQF", "jongeren"), "https://discord.gg/AbC"),
                  channel("0132", "jongeren")});
  CHECK(said(built).empty());
  CHECK(holds(built.file("www/k/7FQF/index.html"),
              "<a href=\"/k/7FQF/discord/\">Kijk mee buiten</a>\n<a href=\"/k/7FQF/lezen/\">"));
  CHECK(holds(built.file("www/k/7FQF/discord/index.html"), "url=https://discord.gg/AbC\""));
  CHECK_FALSE(holds(built.file("www/k/0132/index.html"), "discord"));
  CHECK_FALSE(built.has("www/k/0132/discord/index.html"));
}

TEST_CASE("an invitation for all is what a channel without its own leads to") {
  const Built built = build_with(
      {with_invite(channel("7FQF", "jongeren"), "https://discord.gg/AbC"),
       channel("0132", "jongeren")},
      "-- content/nl/welkom/jongeren.md --\n---\ntitle: Hoi\naudience: jongeren\nsteps:\n"
      "  - { name: discord, label: Kijk mee, target: https://discord.gg/all }\n---\n");
  CHECK(said(built).empty());
  CHECK(holds(built.file("www/k/7FQF/discord/index.html"), "url=https://discord.gg/AbC\""));
  CHECK(holds(built.file("www/k/0132/discord/index.html"), "url=https://discord.gg/all\""));
}

TEST_CASE("a retired channel keeps the page of its audience, without its own invitation") {
  Channel retired = with_invite(channel("7FQF", "jongeren"), "https://discord.gg/AbC");
  retired.retired = true;
  retired.landing = "welkom/weg";
  const Built built = build_with({retired});
  CHECK(said(built).empty());
  CHECK(holds(built.file("www/k/7FQF/index.html"), "<p>oud</p>"));
  CHECK(holds(built.file("www/k/7FQF/index.html"), "<a href=\"/k/7FQF/lezen/\">Lees</a>"));
  CHECK_FALSE(holds(built.file("www/k/7FQF/index.html"), "discord"));
}

TEST_CASE("a channel may name its landing page") {
  Channel own = channel("7FQF", "jongeren");
  own.landing = "welkom/ouders";
  CHECK(holds(build_with({own}).file("www/k/7FQF/index.html"), "<h1>U bent niet de enige</h1>"));
}

TEST_CASE("an audience without a landing page is named once") {
  CHECK(
      said(build_with({channel("7FQF", "ouders"), channel("0132", "ouders")},
                      "-- content/nl/welkom/ouders.md --\n(removed)\n"
                      "-- content/en/welkom/ouders.md --\n(removed)\n")) ==
      "content/channels.csv:2:1: error: there is no landing page for the audience 'ouders'; write "
      "content/nl/welkom/ouders.md with 'audience: ouders' and 'steps:' [landing/missing]\n");
}

TEST_CASE("an invitation must be an address that needs no escape") {
  for (const char* invite :
       {"discord.gg/AbC", "http://discord.gg/AbC", "https:///AbC",
        "https://discord.gg/A\"; return 200", "https://discord.gg/$1", "https://discord.gg/{path}"})
    CHECK(said(build_with({with_invite(channel("7FQF", "jongeren"), invite)})) ==
          "content/channels.csv:2:1: error: '" + std::string(invite) +
              "' is no address of an invitation; write it in full, such as "
              "https://discord.gg/AbCdEf [landing/invite]\n");
}

TEST_CASE("mistakes in steps are told at their line, whether or not a channel leads to them") {
  CHECK(
      said(build_with({},
                      "-- content/nl/straks.md --\n---\ntitle: Straks\ndraft: true\n---\n"
                      "-- content/nl/welkom/ouders.md --\n---\ntitle: Welkom\naudience: ouders\n"
                      "steps:\n"
                      "  - { name: Lees dit, label: Lees, target: ouders }\n"
                      "  - { name: hulp, label: Zoek, target: ouder }\n"
                      "  - { name: hulp, label: Zoek, target: /weg/ }\n"
                      "  - { name: niets, label: Niets }\n"
                      "  - { name: straks, label: Straks, target: straks }\n"
                      "  - { name: kop, label: Kop, target: ouders#weg }\n"
                      "---\n"
                      "-- content/en/welkom/ouders.md --\n(removed)\n")) ==
      R"(content/nl/welkom/ouders.md:5:5: error: 'Lees dit' cannot be part of an address; use small letters, digits and hyphens, such as 'lees-dit' [landing/step-name]
content/nl/welkom/ouders.md:6:40: error: 'ouder' is no page of this site; did you mean 'ouders'? [landing/wrong-target]
content/nl/welkom/ouders.md:7:5: error: two steps are named 'hulp'; give each step a name of its own [landing/repeated-step]
content/nl/welkom/ouders.md:7:40: error: '/weg/' is no page of this site; write the path below content/nl/ without .md, an address such as /hulp/, or one with https:// [landing/wrong-target]
content/nl/welkom/ouders.md:8:5: error: the step 'niets' leads nowhere; add 'target:' to it; only the step 'discord' may do without, for it takes the invitation of the channel [landing/no-target]
content/nl/welkom/ouders.md:9:44: warning: the step 'straks' is left out: it is a draft; publish 'straks', or give the step another target [landing/hidden-target]
content/nl/welkom/ouders.md:10:38: error: 'ouders#weg' is no page of this site; did you mean 'ouders'? [landing/wrong-target]
)");
}

TEST_CASE("a landing page must lead somewhere without an invitation") {
  CHECK(said(build_with({},
                        "-- content/nl/welkom/jongeren.md --\n---\ntitle: Hoi\n"
                        "audience: jongeren\nsteps:\n  - { name: discord, label: Kijk mee }\n"
                        "---\n")) ==
        "content/nl/welkom/jongeren.md:4:1: error: no step is left for a channel without an "
        "invitation; add a step with a target of its own [landing/no-step]\n");
}

TEST_CASE("the addresses of codes are kept for them") {
  CHECK(said(build_with({},
                        "-- content/nl/k.md --\n---\ntitle: K\n---\nTekst.\n"
                        "-- content/nl/een.md --\n---\ntitle: Een\naliases: [/k/7FQF/, /K/]\n"
                        "---\nTekst.\n")) ==
        "content/nl/een.md:3:11: error: '/k/7FQF/' is the address of a file that every site has; "
        "choose another alias [route/reserved]\n"
        "content/nl/een.md:3:21: error: '/K/' is the address of a file that every site has; "
        "choose another alias [route/reserved]\n"
        "content/nl/k.md:1:1: error: the address /k/ is kept for the codes on print; give the page "
        "another 'slug' [route/code-address]\n");
}

TEST_CASE("no list, feed, sitemap or search shows a landing page, and none a channel's name") {
  const Built built = build_with({channel("7FQF", "ouders")});
  for (const auto& [path, bytes] : built.files) {
    INFO(path);
    CHECK_FALSE(holds(bytes, "Geheime Naam"));
    const bool may_name_it =
        path.starts_with("www/k/") || path.starts_with("www/K/") || path.starts_with("servers/");
    if (!may_name_it) CHECK_FALSE(holds(bytes, "7FQF"));
  }
  CHECK(holds(built.file("www/robots.txt"), "\nDisallow: /k/\nDisallow: /K/\n"));
  CHECK_FALSE(holds(built.file("www/sitemap.xml"), "/k/"));
}

TEST_CASE("a campaign without codes has nothing about them") {
  const Built built = build_with({});
  CHECK(count_below(built, "www/k/") + count_below(built, "www/K/") == 0);
  for (const char* file : {"nginx.conf", "Caddyfile", "apache.conf", "_headers", "_redirects"})
    CHECK_FALSE(holds(built.file(std::string("servers/") + file), "/k/"));
}

TEST_CASE("a host that does not tell capitals apart gets no twins") {
  const Built built = build_with({channel("7FQF", "ouders")}, R"(-- content/campaign.yaml --
format: 1
title: { nl: Proef, en: Trial }
base_url: https://proef.be/kier
languages: [nl, en]
capital_codes: false
audiences:
  - { id: ouders, title: { nl: Ouders, en: Parents } }
  - { id: jongeren, title: { nl: Jongeren, en: Young people } }
)");
  CHECK(said(built).empty());
  CHECK(count_below(built, "www/K/") == 0);
  CHECK(holds(built.file("www/k/7FQF/index.html"), "<a href=\"/kier/k/7FQF/lezen/\">"));
  CHECK(holds(built.file("www/k/7FQF/hulp/index.html"), "url=/kier/hulp/\""));
  CHECK_FALSE(holds(built.file("servers/_redirects"), "/K/"));
  CHECK(holds(built.file("servers/nginx.conf"),
              "if ($uri ~ \"^/kier/([k])/(?!7FQF/$)(?i:7FQF)/?$\") { set $kier_cache no-store; "
              "return 302 /kier/$1/7FQF/; }\n"));
}

TEST_CASE("static hosts are told of steps, mistyped codes and headers") {
  const Built built =
      build_with({channel("7FQF", "ouders"),
                  with_invite(channel("0132", "jongeren"), "https://discord.gg/A")});
  CHECK(holds(built.file("servers/_redirects"),
              "\n/k/7FQF/lezen/ /ouders/#eerst-dit 302\n/k/7FQF/hulp/ /hulp/ 302\n"
              "/k/0132/discord/ https://discord.gg/A 302\n/k/0132/lezen/ /ouders/ 302\n"
              "/k/* /k/404.html 404\n/K/* /K/404.html 404\n/en/* /en/404.html 404\n"));
  const std::string& headers = built.file("servers/_headers");
  CHECK(holds(headers,
              "\n/k/*\n  Cache-Control: no-cache\n  X-Robots-Tag: noindex\n"
              "/K/*\n  Cache-Control: no-cache\n  X-Robots-Tag: noindex\n"));
  CHECK_FALSE(holds(headers.substr(headers.find("/k/*")), "Referrer"));
}

TEST_CASE("codes that lead to one place are told to servers together, as they may be typed") {
  const Built built = build_with({channel("7FQF", "ouders"), channel("0132", "ouders")});
  CHECK(holds(built.file("servers/nginx.conf"),
              "if ($uri ~ \"^/[kK]/(?i:7FQF|[0O][1IL]32)/hulp/?$\") { set $kier_cache no-store; "
              "return 302 \"/hulp/\"; }\n"));
  CHECK(holds(built.file("servers/apache.conf"),
              "RedirectMatch 302 \"^/[kK]/(?i:7FQF|[0O][1IL]32)/hulp/?$\" \"/hulp/\"\n"));
  CHECK(holds(built.file("servers/Caddyfile"),
              "\tpath_regexp \"^/[kK]/(?i:7FQF|[0O][1IL]32)/hulp/?$\"\n"));
}

TEST_CASE("more rules than a static host reads are warned about") {
  std::vector<Channel> many;
  for (int i = 0; i < 600; ++i) {
    const std::string digits = std::to_string(1000 + i);
    many.push_back(channel("Z" + digits.substr(1), "ouders"));
  }
  const Built built = build_with(many);
  CHECK(said(built) ==
        "content/channels.csv: warning: servers/_redirects has 1203 rules, and GitLab Pages reads "
        "the first 1000 only; there the pages of the steps lead on by themselves, and the log "
        "shows them as pages [landing/many-rules]\n");
  // nginx takes no word of more than 4,096 bytes.
  const std::string& nginx = built.file("servers/nginx.conf");
  std::size_t longest = 0;
  for (std::size_t at = 0, end; (end = nginx.find('\n', at)) != nginx.npos; at = end + 1)
    longest = std::max(longest, end - at);
  CHECK(longest < 4096);
  for (int i = 0; i < 600; ++i)
    many.push_back(channel("Y" + std::to_string(1000 + i).substr(1), "ouders"));
  CHECK(holds(said(build_with(many)),
              "2403 rules, and GitLab Pages reads the first 1000 only, "
              "Cloudflare Pages the first 2000;"));
}
