#include "text/slug.h"

#include "catch.h"

using namespace kier;

TEST_CASE("titles become addresses") {
  CHECK(slugify("’s Avonds één kop") == "s-avonds-een-kop");
  CHECK(slugify("'s Avonds één kop") == "s-avonds-een-kop");
  CHECK(slugify("Foto's & video's (2024)") == "fotos-videos-2024");
  CHECK(slugify("  Wat is hikikomori?  ") == "wat-is-hikikomori");
  CHECK(slugify("C++ -- één_twee/drie") == "c-een-twee-drie");
  CHECK(slugify("Ĳsbeer 24/7") == "ijsbeer-24-7");
  CHECK(slugify("../../x") == "x");
}

TEST_CASE("a slug is never empty") {
  CHECK(slugify("你好") == "u4f60-u597d");
  CHECK(slugify("!") == "u21");
  CHECK(slugify("") == "untitled");
  CHECK(slugify("Привет, мир") == "u41f-u440-u438-u432");
}
