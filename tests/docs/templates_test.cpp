// docs/templates.md names everything that a template is told.
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "catch.h"
#include "site/render_site.h"
#include "support/campaign.h"

namespace {

std::string manual() {
  std::ifstream in(KIER_SOURCE_DIR "/docs/templates.md");
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The names in backquotes in the first column of the rows between two texts.
std::set<std::string> names_between(const std::string& begin, const std::string& end) {
  const std::string text = manual();
  const auto from = text.find(begin), to = text.find(end);
  REQUIRE(from < to);
  REQUIRE(to != text.npos);
  std::set<std::string> names;
  std::istringstream lines(text.substr(from, to - from));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| `")) continue;
    const std::string cell = line.substr(0, line.find(" | "));
    for (auto at = cell.find('`'); at != cell.npos; at = cell.find('`', at)) {
      const auto close = cell.find('`', at + 1);
      names.insert(cell.substr(at + 1, close - at - 1));
      at = close + 1;
    }
  }
  return names;
}

std::set<std::string> words_of(const std::string& text) {
  std::istringstream words(text);
  return {std::istream_iterator<std::string>(words), {}};
}

}  // namespace

TEST_CASE("docs/templates.md names all of page, and no more") {
  const Built built = build(
      "-- templates/page.html --\n{{ page | list | join(' ') }}\n"
      "-- content/nl/over.md --\n---\ntitle: Over\n---\nTekst.\n");
  CHECK(built.errors().empty());
  CHECK(words_of(built.file("www/over/index.html")) ==
        names_between("`page` always has", "A card has"));
}

TEST_CASE("docs/templates.md names all that every template is told, and no more") {
  const kier::Campaign campaign = load("");
  kier::Diagnostics none;
  const kier::Assets assets = kier::Assets::plan({}, none);
  const auto globals = kier::template_options(campaign, assets).globals;
  CHECK(std::set<std::string>(globals.begin(), globals.end()) ==
        names_between("## What a template is told", "`page` always has"));
}
