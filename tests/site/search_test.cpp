// The search index, decoded as assets/js/search.js does it.
#include <algorithm>
#include <map>
#include <set>

#include "catch.h"
#include "data/json.h"
#include "support/campaign.h"
#include "text/letters.h"

using namespace kier;

namespace {

struct Index {
  std::vector<std::vector<std::string>> pages;
  std::map<std::string, std::int64_t> group_of;                             ///< by form
  std::vector<std::vector<std::pair<std::size_t, std::int64_t>>> postings;  ///< page and weight
};

const Value& part(const Value& json, std::string_view key) {
  const Value* found = json.find(key);
  REQUIRE(found != nullptr);
  return *found;
}

Index decode(const std::string& text) {
  auto json = parse_json(text, "index");
  REQUIRE(json.value);
  CHECK(part(*json.value, "v").as_integer() == 2);
  Index index;
  for (const Value& page : part(*json.value, "pages").as_list()) {
    index.pages.emplace_back();
    for (const Value& entry : page.as_list()) index.pages.back().push_back(entry.as_text());
    CHECK(index.pages.back().size() == 4);
  }
  const auto& groups = part(*json.value, "groups").as_list();
  std::string last;
  std::int64_t stems = 0;
  for (const Value& word : part(*json.value, "words").as_list()) {
    const std::string& packed = word.as_text();
    const auto shared = static_cast<std::size_t>(std::stoi(packed.substr(0, 1), nullptr, 36));
    REQUIRE(shared <= last.size());
    const std::string before = last;
    last = last.substr(0, shared) + packed.substr(1);
    CHECK(before < last);  // sorted, and each form once
    REQUIRE(index.group_of.size() < groups.size());
    const std::int64_t back = groups[index.group_of.size()].as_integer();
    REQUIRE(back <= stems);
    index.group_of.emplace(last, back == 0 ? stems++ : stems - back);
  }
  CHECK(index.group_of.size() == groups.size());
  for (const Value& posting : part(*json.value, "postings").as_list()) {
    auto& pairs = index.postings.emplace_back();
    const std::map<char, std::int64_t> weights{{' ', 3}, {'!', 4}, {'#', 9}};
    std::size_t page = 0, scale = 1;
    std::int64_t weight = 1;
    for (const char c : posting.as_text()) {
      if (weights.contains(c)) {
        weight = weights.at(c);
        continue;
      }
      const auto digit = static_cast<std::size_t>(c - (c > '\\' ? 37 : 36));
      REQUIRE(digit < 90);
      page += digit % 45 * scale;
      scale *= 45;
      if (digit >= 45) continue;
      REQUIRE(page < index.pages.size());
      pairs.emplace_back(page++, weight);
      scale = 1;
      weight = 1;
    }
    CHECK(scale == 1);  // no number is cut off
  }
  return index;
}

/// The titles of the pages that have `word` or another form of it, with its weight.
std::map<std::string, std::int64_t> find(const Index& index, std::string_view word) {
  std::map<std::string, std::int64_t> found;
  const auto form = index.group_of.find(fold(word));
  if (form == index.group_of.end()) return found;
  for (const auto& [page, weight] : index.postings[static_cast<std::size_t>(form->second)])
    found[index.pages[page][0]] = weight;
  return found;
}

using Found = std::map<std::string, std::int64_t>;

constexpr std::string_view archive = R"(-- content/nl/tips/slapen.md --
---
title: Slapen
summary: Rust, één uur.
publish: 2026-10-01
evidence: weak
---
## Gordijnen

Een gordijn open. Café, ŒUVRE, straße; nacht-en-dag.
-- content/nl/tips/rust.md --
---
title: Rust
evidence: weak
---
Slaap. Een gordijn. De nacht van 2026.
-- content/en/tips/rust.md --
---
title: Quiet houses
---
Sleeping in a house.
-- content/nl/hulp/lijn.md --
---
title: De lijn
tier: first_line
phone: 0800 13 500
also_known_as: [Rode telefoon]
checked: { date: 2026-11-01, how: live, by: redactie, source: x }
recheck_days: 90
---
)";

}  // namespace

TEST_CASE("a word is found by any of its forms, and counts by its best place") {
  const Built built = build(archive);
  REQUIRE(built.errors().empty());
  const Index index = decode(built.file("www/search/nl.json"));
  CHECK(find(index, "slapen") == Found{{"Rust", 1}, {"Slapen", 9}});  // "slaap" there
  CHECK(find(index, "rust") == Found{{"Rust", 9}, {"Slapen", 4}});
  CHECK(find(index, "gordijn") == Found{{"Rust", 1}, {"Slapen", 3}});
  CHECK(find(index, "Gordijnen") == find(index, "gordijn"));
  CHECK(find(index, "telefoon") == Found{{"De lijn", 9}});
  CHECK(find(index, "2026") == Found{{"Rust", 1}});
  CHECK(find(index, "sleeping").empty());  // the English text is in the English index
}

TEST_CASE("words that are to show a page first name it in the index of each language") {
  SourceTree tree = lay_over(minimal_campaign(), archive);
  tree["content/campaign.yaml"].text +=
      "search_first:\n"
      "  - { page: hulp/awel, words: [suïcide, suicide, Zelfmoord] }\n"
      "  - { page: tips/rust, words: [zelfmoord] }\n";
  const Built built = build(std::move(tree));
  CHECK(built.errors().empty());
  for (const char* path : {"www/search/nl.json", "www/search/en.json"}) {
    const std::string& json = built.file(path);
    const Index index = decode(json);
    const auto parsed = parse_json(json, path);
    const Value& first = part(*parsed.value, "first");
    CHECK(first.as_map().size() == 2);
    const auto page = [&](const Value& number) {
      return index.pages[static_cast<std::size_t>(number.as_integer())][0];
    };
    CHECK(part(first, "suicide").as_list().size() == 1);
    CHECK(page(part(first, "suicide").as_list().at(0)) == "Awel");
    CHECK(part(first, "zelfmoord").as_list().size() == 2);
  }
}

TEST_CASE("what search_first names must exist, and be whole") {
  SourceTree tree = minimal_campaign();
  std::string& settings = tree["content/campaign.yaml"].text;
  const auto before = static_cast<int>(std::count(settings.begin(), settings.end(), '\n'));
  settings += "search_first:\n  - { page: hulp/awell, words: [x] }\n  - { page: hulp/awel }\n";
  const std::string at = "content/campaign.yaml:" + std::to_string(before + 2);
  const std::string next = "content/campaign.yaml:" + std::to_string(before + 3);
  CHECK(build(std::move(tree)).errors() ==
        std::vector<std::string>{
            at + ":5: error: there is no page 'hulp/awell' to refer to; did you mean 'hulp/awel'? "
                 "[campaign/unknown-page]",
            next + ":5: error: 'words' is missing; add a line 'words: ...' [content/missing-key]"});
}

TEST_CASE("accents and ligatures are folded away") {
  const Index index = decode(build(archive).file("www/search/nl.json"));
  for (const char* word : {"één", "een", "cafe", "Café", "oeuvre", "ŒUVRE", "strasse", "Straße"}) {
    INFO(word);
    CHECK(find(index, word).contains("Slapen"));
  }
  CHECK(find(index, "nacht").contains("Slapen"));
}

TEST_CASE("the index of another language has its translations and the rest as it is") {
  const Index index = decode(build(archive).file("www/search/en.json"));
  CHECK(find(index, "house") == Found{{"Quiet houses", 9}});
  CHECK(find(index, "slapen").contains("Slapen"));
  std::set<std::string> addresses;
  for (const auto& page : index.pages) addresses.insert(page[1]);
  CHECK(addresses.contains("/en/tips/rust/"));
  CHECK(addresses.contains("/en/tips/slapen/"));
  CHECK(addresses.size() == index.pages.size());
  for (const std::string& address : addresses) CHECK(address.starts_with("/en/"));
}

TEST_CASE("a result shows title, address, summary and type") {
  const Index index = decode(build(archive).file("www/search/nl.json"));
  const std::vector<std::string> expected{"Slapen", "/tips/slapen/", "Rust, één uur.", "Tips"};
  CHECK(std::count(index.pages.begin(), index.pages.end(), expected) == 1);
}
