#include "text/words.h"

#include <vector>

#include "catch.h"
#include "text/letters.h"

using namespace kier;

namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  Words words;
  for (FoldedWords folded(text); folded.next();) words.emplace_back(folded.word());
  return words;
}

}  // namespace

TEST_CASE("a text falls into folded words") {
  CHECK(words_of("Bel gratis, ook ’s nachts: 1813!") ==
        Words{"bel", "gratis", "ook", "s", "nachts", "1813"});
  CHECK(words_of("foto's, E-mail en één—twee") ==
        Words{"foto", "s", "e", "mail", "en", "een", "twee"});
  CHECK(words_of("“Zo’n dag” - of niet") == Words{"zo", "n", "dag", "of", "niet"});
  CHECK(words_of("").empty());
  CHECK(words_of(" …  - ").empty());
  CHECK(words_of("a-") == Words{"a"});
  CHECK(words_of("日本 €5") == Words{"日本", "5"});
}

TEST_CASE("accents on their own and soft hyphens do not part a word") {
  CHECK(words_of("e\u0301e\u0301n keer") == Words{"een", "keer"});
  CHECK(words_of("terug\u00ADtrekken") == Words{"terugtrekken"});
}

TEST_CASE("a word of any length stays whole") {
  const std::string same(1000, 'X');
  CHECK(words_of(same + " é" + same) == Words{fold(same), fold("é" + same)});
}

TEST_CASE("bytes that are no text end the loop too") {
  CHECK(words_of("\xFF\xC3").empty());
}
