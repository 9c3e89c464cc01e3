// The exports of a list of literature: BibTeX, RIS, CSL-JSON.
#include "site/bibliography.h"

#include "catch.h"
#include "data/json.h"
#include "support/campaign.h"

using namespace kier;

namespace {

/// A trap in every field: accents, TeX's letters, a body with a comma, an author too many.
constexpr std::string_view works = R"(-- content/nl/literatuur/teo-2015.md --
---
title: "50% & _meer_: {een} \\ twee ~ #1 $ ^"
form: article
authors: [Malagón-Amor Á, Sato-Kasai M-T, "Cabinet Office, Government of Japan", et al.]
year: 2015
container: Tijdschrift & Co
volume: "61"
issue: 1-2
pages: 64-72
doi: 10.1177/a_b{c}
url: https://pmc.example/a_b
finding: Van hen wilde een derde hulp.
verified: partly
---
Tekst.
-- content/nl/literatuur/saito-2013.md --
---
title: Zonder einde
form: book
authors: [Saito T]
year: 2013
publisher: Uitgeverij
isbn: 978-0-8166-5459-8
finding: Een boek.
verified: two_sources
---
Tekst.
-- content/nl/literatuur/kantoor-2016.md --
---
title: Enquête
form: survey
authors: [Kabinet]
year: 2016
publisher: Regering
pages: e03011
finding: Een enquête.
verified: one_source
---
Tekst.
-- content/en/literatuur/saito-2013.md --
---
title: Zonder einde
finding: A book.
---
Text.
)";

constexpr std::string_view bibtex = R"(@techreport{kantoor-2016,
  author = {{Kabinet}},
  title = {{Enquête}},
  institution = {Regering},
  year = {2016},
  pages = {e03011},
  annote = {Een enquête.}
}

@book{saito-2013,
  author = {Saito, T.},
  title = {{Zonder einde}},
  publisher = {Uitgeverij},
  year = {2013},
  isbn = {978-0-8166-5459-8},
  annote = {Een boek.}
}

@article{teo-2015,
  author = {Malagón-Amor, Á. and Sato-Kasai, M.-T. and {Cabinet Office, Government of Japan} and others},
  title = {{50\% \& \_meer\_: \{een\} \textbackslash{} twee \textasciitilde{} \#1 \$ \textasciicircum{}}},
  journal = {Tijdschrift \& Co},
  year = {2015},
  volume = {61},
  number = {1-2},
  pages = {64--72},
  doi = {10.1177/a_b%7Bc%7D},
  url = {https://pmc.example/a_b},
  annote = {Van hen wilde een derde hulp.}
}
)";

std::string with_cr(std::string_view lines) {
  std::string out;
  for (const char c : lines) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("the works of a list are there as BibTeX, which TeX can read") {
  const Built built = build(works);
  CHECK(built.errors() == std::vector<std::string>{});
  CHECK(built.file("www/literatuur/works.bib") == bibtex);
}

TEST_CASE("the works of a list are there as RIS") {
  const Built built = build(works);
  const std::string& ris = built.file("www/literatuur/works.ris");
  CHECK(ris.substr(ris.find("TY  - JOUR")) ==
        with_cr("TY  - JOUR\nID  - teo-2015\nAU  - Malagón-Amor, Á.\nAU  - Sato-Kasai, M.-T.\n"
                "AU  - Cabinet Office, Government of Japan\n"
                "TI  - 50% & _meer_: {een} \\ twee ~ #1 $ ^\nT2  - Tijdschrift & Co\nPY  - 2015\n"
                "VL  - 61\nIS  - 1-2\nSP  - 64\nEP  - 72\nDO  - 10.1177/a_b{c}\n"
                "UR  - https://pmc.example/a_b\nN1  - Van hen wilde een derde hulp.\n"
                "ER  - \n"));
  CHECK(ris.starts_with("TY  - RPRT\r\nID  - kantoor-2016\r\nAU  - Kabinet\r\n"));
}

TEST_CASE("the works of a list are there as CSL-JSON, in the words of the page's language") {
  const Built built = build(works);
  const auto json = parse_json(built.file("www/en/literature/works.json"), "works.json");
  REQUIRE(json.value);
  const Value::List& list = json.value->as_list();
  REQUIRE(list.size() == 3);
  CHECK(list[0].find("id")->as_text() == "kantoor-2016");
  CHECK(to_json(list[1]) ==
        R"({"id":"saito-2013","type":"book","author":[{"family":"Saito","given":"T."}],)"
        R"("title":"Zonder einde","publisher":"Uitgeverij","issued":{"date-parts":[[2013]]},)"
        R"("ISBN":"978-0-8166-5459-8","note":"A book."})");
  CHECK(list[2].find("page")->as_text() == "64-72");
  CHECK(to_json(*list[2].find("author")) ==
        R"([{"family":"Malagón-Amor","given":"Á."},{"family":"Sato-Kasai","given":"M.-T."},)"
        R"({"literal":"Cabinet Office, Government of Japan"}])");
}

TEST_CASE("who is a person and who a body") {
  const auto parsed = [](std::string_view text) {
    const Author author = parse_author(text);
    return author.family + "|" + author.spaced_initials();
  };
  CHECK(parsed("Teo AR") == "Teo|A. R.");
  CHECK(parsed("van der Berg JÉ") == "van der Berg|J. É.");
  CHECK(parsed("KHJ") == "KHJ|");
  CHECK(parsed("World Health Organization") == "World Health Organization|");
  CHECK(parsed("") == "|");
}
