#include "site/shared_pictures.h"

#include "catch.h"
#include "support/campaign.h"

using namespace kier;

namespace {

const std::string page = R"(-- templates/page.html --
{{ page.title }}:{% if page.og_image %} {{ page.og_image }}{% endif %}
-- templates/tip.html --
{{ page.title }}:{% if page.og_image %} {{ page.og_image }}{% endif %}
-- content/nl/tips/een.md --
---
title: Een
reviewed: 2026-11-20
evidence: practice
---
Tekst.
)";

const std::string card = R"(-- templates/print/card-wide.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="120mm" height="63mm" viewBox="0 0 120 63" data-bleed="0">
<rect width="120" height="63" fill="#262a4c"/>
<rect id="slot-title" x="7" y="7" width="70" height="25"><desc>font: P052 Bold; max: 30; min: 11; color: #fbf7ef</desc></rect>
<rect id="slot-site" x="7" y="50" width="70" height="6"><desc>font: Lato; max: 12; min: 9; color: #fbf7ef</desc></rect>
</svg>
)";

std::vector<std::string> pictures_of(const Built& built) {
  std::vector<std::string> found;
  for (const auto& [path, bytes] : built.files)
    if (path.starts_with("www/assets/og/")) found.push_back(path);
  return found;
}

}  // namespace

TEST_CASE("a campaign without the design of a card draws no pictures for links") {
  const Built built = build(page);
  CHECK(built.messages.empty());
  CHECK(pictures_of(built).empty());
  CHECK(built.file("www/tips/een/index.html") == "Een:");
}

TEST_CASE("a picture for links, by type") {
  const Built built = build(page + card), threads = build(page + card, {test_day, 3});
  CHECK(built.messages.empty());
  const auto pictures = pictures_of(built);
  REQUIRE_FALSE(pictures.empty());
  CHECK(built.files == threads.files);
  const std::string& shown = built.file("www/tips/een/index.html");
  const auto at = shown.find("/assets/og/nl/tip.");
  REQUIRE(at != shown.npos);
  CHECK(built.file("www" + shown.substr(at, shown.find(".png") + 4 - at)).starts_with("\x89PNG"));
}

TEST_CASE("an author's picture takes the place of a drawn one") {
  const Built built = build(page + card + "-- assets/og/nl/tip.png --\nmine\n");
  int count = 0;
  for (const std::string& path : pictures_of(built))
    if (path.starts_with("www/assets/og/nl/tip.")) {
      ++count;
      CHECK(built.file(path) == "mine\n");
    }
  CHECK(count == 1);
}

TEST_CASE("a picture that cannot be drawn does not stop the site") {
  std::string small = card;
  small.replace(small.find("width=\"70\" height=\"25\""), 22, "width=\"20\" height=\"2\" ");
  const Built built = build(page + small);
  CHECK(built.errors().empty());
  REQUIRE_FALSE(built.messages.empty());
  const std::string& said = built.messages.front();
  CHECK(
      said.starts_with("templates/print/card-wide.svg: warning: the picture for links to the "
                       "site cannot be drawn: slot-title: '"));
  CHECK(
      said.ends_with("; install fonts-lato and fonts-urw-base35, shorten the text, or make the "
                     "rectangle larger [site/no-shared-picture]"));
  CHECK(built.file("www/tips/een/index.html").find("assets/og/nl/tip") == std::string::npos);
}
