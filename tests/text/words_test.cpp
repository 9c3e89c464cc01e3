#include "text/words.h"

#include "catch.h"

using namespace kier;

namespace {
using Words = std::vector<std::string_view>;
}

TEST_CASE("a text falls into words") {
  CHECK(words_of("Bel gratis, ook ’s nachts: 1813!") ==
        Words{"Bel", "gratis", "ook", "s", "nachts", "1813"});
  CHECK(words_of("foto's, e-mail en één—twee") == Words{"foto's", "e-mail", "en", "één", "twee"});
  CHECK(words_of("“Zo’n dag” - of niet") == Words{"Zo’n", "dag", "of", "niet"});
  CHECK(words_of("").empty());
  CHECK(words_of(" …  - ").empty());
  CHECK(words_of("a-") == Words{"a"});
  CHECK(words_of("日本 €5") == Words{"日本", "5"});
}

TEST_CASE("bytes that are no text end the loop too") {
  CHECK(words_of("\xFF\xC3").empty());
}
