#include "support/campaign.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <mutex>
#include <sstream>

#include "catch.h"
#include "content/load.h"
#include "pipeline.h"
#include "support/source_tree.h"

namespace {

constexpr std::string_view own_files = R"(-- content/campaign.yaml --
format: 1
title: { nl: Proef, en: Trial }
base_url: https://proef.be
languages: [nl, en]
owner: Redactie
publisher: Redactie, Gent
audiences:
  - { id: jongeren, title: { nl: Voor jongeren, en: For young people } }
  - { id: ouders, title: { nl: Voor ouders, en: For parents } }
themes:
  - { id: contact, title: { nl: Contact, en: Contact } }
  - { id: ritme, title: { nl: Ritme, en: Rhythm } }
addresses:
  audience: { nl: voor, en: for }
  theme: { nl: thema, en: theme }
  search: { nl: zoeken, en: search }
  index: { nl: a-z, en: a-z }
menu:
  - search
footer:
  - index
crisis:
  - hulp/awel
-- content/strings/nl.yaml --
months: [januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december]
language_name: Nederlands
language_tag: nl-BE
search: Zoeken
a_to_z: Van A tot Z
not_found_title: Niet gevonden
footnotes_title: Voetnoten
back_to_text: Terug
alert_note: Weetje
alert_tip: Tip
alert_important: Belangrijk
alert_warning: Let op
alert_caution: Pas op
-- content/strings/en.yaml --
months: [January, February, March, April, May, June, July, August, September, October, November, December]
language_name: English
language_tag: en
search: Search
a_to_z: From A to Z
not_found_title: Not found
footnotes_title: Footnotes
back_to_text: Back
alert_note: Note
alert_tip: Tip
alert_important: Important
alert_warning: Warning
alert_caution: Caution
-- content/nl/index.md --
---
title: Begin
reviewed: 2026-11-01
---
Welkom.
-- content/en/index.md --
---
title: Home
reviewed: 2026-11-01
---
Welcome.
-- content/nl/hulp/awel.md --
---
title: Awel
summary: Een lijn voor jongeren.
reviewed: 2026-11-01
tier: crisis
phone: 102
checked: { date: 2026-11-01, how: live, by: redactie, source: de lijn zelf }
recheck_days: 90
---
Iemand luistert.
)";

// One template does for every page: what tests look at is in marked places.
constexpr std::string_view templates = R"(-- templates/base.html --
<!DOCTYPE html>
<html lang="{{ lang.tag }}">
<head><title>{{ page.title }}</title>
{%- for other in page.alternates %}
<link rel="alternate" hreflang="{{ other.tag }}" href="{{ other.url }}">
{%- endfor %}
<link rel="canonical" href="{{ page.canonical }}">
{%- if page.json_ld %}
<script type="application/ld+json">{{ page.json_ld | tojson }}</script>
{%- endif %}
</head>
<body>
<nav>{% for entry in menu %}<a href="{{ entry.address }}"{% if entry.current %} aria-current="page"{% endif %}>{{ entry.title }}</a>{% endfor %}</nav>
<p id="help">{% for service in crisis %}<a href="{{ service.address }}">{{ service.title }}</a>{% endfor %}</p>
<main>
<h1>{{ page.title }}</h1>
{%- if page.fallback %}
<p id="fallback">{{ page.fallback.language_name }}</p>
{%- endif %}
<div id="text">{{ page.body }}</div>
{%- for card in page["items"] %}
<p class="listed"><a href="{{ card.address }}">{{ card.title }}</a> {{ card.summary or "" }}</p>
{%- endfor %}
{%- for group in page["groups"] %}
<h2>{{ group.title or "" }}</h2>
{%- for card in group["items"] %}
<p class="listed"><a href="{{ card.address }}">{{ card.title }}</a></p>
{%- endfor %}
{%- endfor %}
{%- for letter in page.letters %}
<h2>{{ letter.letter }}</h2>
{%- for card in letter["items"] %}
<p class="listed"><a href="{{ card.address }}">{{ card.title }}</a></p>
{%- endfor %}
{%- endfor %}
</main>
<p id="languages">{% for language in languages %}<a href="{{ language.address }}">{{ language.name }}</a>{% endfor %}</p>
</body>
</html>
-- templates/cards.html --
{%- macro card_any(card, t) -%}
<div class="card"><a href="{{ card.address }}">{{ card.title }}</a></div>
{%- endmacro %}
-- templates/alias.html --
<!DOCTYPE html>
<html lang="{{ lang.tag }}"><head><title>{{ site.title }}</title>
<meta http-equiv="refresh" content="0; url={{ target }}"></head>
<body><a href="{{ target }}">{{ canonical }}</a></body></html>
)";

constexpr std::string_view like_base[] = {"page",     "home",  "tip",    "story",    "service",
                                          "services", "work",  "works",  "question", "event",
                                          "list",     "group", "search", "index_az", "not_found"};

std::string read_file(const std::string& path) {
  std::ifstream in(std::string(KIER_SOURCE_DIR) + "/" + path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

void add(kier::SourceTree& tree, std::string path, std::string text) {
  tree.insert_or_assign(path, kier::SourceFile{path, std::move(text)});
}

}  // namespace

kier::SourceTree minimal_campaign() {
  static const kier::SourceTree tree = [] {
    kier::SourceTree made = source_tree(own_files);
    for (const auto& [path, file] : source_tree(templates)) made.emplace(path, file);
    for (const std::string_view name : like_base)
      add(made, "templates/" + std::string(name) + ".html", "{% extends \"base.html\" %}\n");
    add(made, "content/types.yaml", read_file("content/types.yaml"));
    return made;
  }();
  return tree;
}

kier::SourceTree lay_over(kier::SourceTree tree, std::string_view archive) {
  for (auto& [path, file] : source_tree(archive)) {
    tree.erase(path);
    if (file.text != "(removed)\n") tree.emplace(path, file);
  }
  return tree;
}

const std::string& Built::file(const std::string& path) const {
  static const std::string none;
  const auto found = files.find(path);
  INFO(path);
  CHECK(found != files.end());
  return found == files.end() ? none : found->second;
}

std::vector<std::string> Built::errors() const {
  std::vector<std::string> found;
  for (const std::string& line : messages)
    if (line.find(": error: ") != line.npos) found.push_back(line);
  return found;
}

Built build(kier::SourceTree tree, BuildOn options) {
  Built built;
  std::mutex mutex;
  std::vector<std::string> twice;
  const kier::ArtefactSink sink = [&](kier::Artefact artefact) {
    const std::scoped_lock lock(mutex);
    if (!built.files.emplace(artefact.path, std::move(artefact.bytes)).second)
      twice.push_back(artefact.path);
  };
  const auto report = kier::build_site(tree, {options.today, options.threads}, sink);
  for (const kier::Diagnostic& d : report.diagnostics) built.messages.push_back(to_string(d));
  CHECK(twice == std::vector<std::string>{});
  return built;
}

Built build(std::string_view archive, BuildOn options) {
  return build(lay_over(minimal_campaign(), archive), options);
}

std::string messages(std::string_view archive, BuildOn options) {
  std::string lines;
  for (const std::string& line : build(archive, options).messages) lines += line + "\n";
  return lines;
}

kier::Campaign load(std::string_view archive, kier::Date today) {
  kier::SourceTree tree = lay_over(minimal_campaign(), archive);
  auto outcome = kier::load_campaign(tree, {today, 1});
  for (const kier::Diagnostic& d : outcome.diagnostics)
    if (d.rule->severity == kier::Severity::error) FAIL_CHECK(to_string(d));
  REQUIRE(outcome.value.has_value());
  return std::move(*outcome.value);
}

std::string lines_of(kier::Diagnostics diagnostics) {
  sort_diagnostics(diagnostics);
  std::string lines;
  for (const kier::Diagnostic& d : diagnostics) lines += to_string(d) + "\n";
  return lines;
}

namespace {

constexpr std::string_view case_begins = "=== ", says = "--- says\n", on_day = " @ ";

struct Case {
  std::string name;
  std::string files;
  std::string says;
};

struct Cases {
  std::string intro;  ///< what stands before the first case
  std::vector<Case> all;
};

Cases read_cases(const std::string& path) {
  std::istringstream lines(read_file(path));
  Cases cases;
  std::string* into = &cases.intro;
  for (std::string line; std::getline(lines, line);) {
    line += '\n';
    if (line.starts_with(case_begins)) {
      cases.all.push_back({line.substr(4, line.size() - 5), {}, {}});
      into = &cases.all.back().files;
    } else if (line == says && !cases.all.empty()) {
      into = &cases.all.back().says;
    } else {
      *into += line;
    }
  }
  return cases;
}

kier::Date day_of(const std::string& name) {
  const auto at = name.find(on_day);
  if (at == name.npos) return test_day;
  const auto reading = kier::parse_date(name.substr(at + on_day.size()));
  REQUIRE(reading.date);
  return *reading.date;
}

}  // namespace

void check_cases(const std::string& path) {
  Cases cases = read_cases(path);
  CHECK(!cases.all.empty());
  std::string accepted = cases.intro;
  for (const Case& one : cases.all) {
    INFO(path << ": " << one.name);
    const BuildOn options{day_of(one.name), 1};
    std::string said;
    for (const std::string& line :
         build(lay_over(lay_over(minimal_campaign(), cases.intro), one.files), options).messages)
      said += line + "\n";
    accepted.append(case_begins).append(one.name).append("\n").append(one.files);
    accepted.append(says).append(said);
    if (std::getenv("KIER_ACCEPT") == nullptr) CHECK(said == one.says);
  }
  if (std::getenv("KIER_ACCEPT") != nullptr)
    std::ofstream(std::string(KIER_SOURCE_DIR) + "/" + path, std::ios::binary) << accepted;
}
