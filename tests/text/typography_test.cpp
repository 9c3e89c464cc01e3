#include "text/typography.h"

#include <random>
#include <string>

#include "catch.h"

using namespace kier;

namespace {

std::string nl(std::string_view text) {
  return typeset(text, "nl");
}

std::string in_context(std::string_view text, TextContext around) {
  std::string out;
  typeset(text, *typography_of("nl"), around, out);
  return out;
}

}  // namespace

TEST_CASE("quotes turn the right way") {
  CHECK(nl("Ze zei: \"kom maar\".") == "Ze zei: “kom maar”.");
  CHECK(nl("(\"ja\")") == "(“ja”)");
  CHECK(nl("\"een 'binnenin' woord\"") == "“een ‘binnenin’ woord”");
  CHECK(nl("'woord' en 'nog een'") == "‘woord’ en ‘nog een’");
  CHECK(nl("a \" b ' c") == "a \" b ' c");  // alone: there is no telling
  CHECK(nl("a\"b") == "a\"b");
  CHECK(typeset("\"Don't,\" he said.", "en") == "“Don’t,” he said.");
}

TEST_CASE("an apostrophe is no opening quote") {
  CHECK(nl("'s avonds, 't is zo'n dag") == "’s avonds, ’t is zo’n dag");
  CHECK(nl("\"'s Avonds\"") == "“’s Avonds”");
  CHECK(nl("foto's uit de jaren '90") == "foto’s uit de jaren ’90");
  CHECK(nl("'tafel'") == "‘tafel’");
  CHECK(typeset("'Twas the '90s", "en") == "’Twas the ’90s");
}

TEST_CASE("the neighbours decide at the edge of a text") {
  CHECK(in_context("\"", {0, 'n'}) == "“");  // before *emphasis*
  CHECK(in_context("\"", {'k', 0}) == "”");
  CHECK(in_context("\"", {'k', '.'}) == "”");
  CHECK(in_context("'s", {' ', ' '}) == "’s");
  CHECK(in_context("-", {' ', ' '}) == "–");
  CHECK(in_context("-", {0, ' '}) == "-");
}

TEST_CASE("dashes") {
  CHECK(nl("rust - en tijd") == "rust – en tijd");
  CHECK(nl("rust -- en tijd") == "rust – en tijd");
  CHECK(nl("rust--en tijd") == "rust – en tijd");
  CHECK(nl("1990--2000") == "1990–2000");
  CHECK(nl("e-mail, ex-buur, in- en uitgang") == "e-mail, ex-buur, in- en uitgang");
  CHECK(nl("--help, a --- b, ----") == "--help, a --- b, ----");
}

TEST_CASE("ranges of numbers") {
  CHECK(nl("12-25 jaar") == "12–25\u00A0jaar");
  CHECK(nl("18-25-jarigen") == "18–25-jarigen");
  CHECK(nl("van 9.30-12.00 uur") == "van 9.30–12.00\u00A0uur");
  CHECK(nl("22.00-6.00, 9-12.30") == "22.00–6.00, 9–12.30");
  CHECK(nl("1,5-2,5 en (3-4)") == "1,5–2,5 en (3–4)");
  CHECK(nl("2023-2024") == "2023–2024");
}

TEST_CASE("what only looks like a range stays") {
  for (const char* same : {"2025-12-31", "31-12-2025", "12-2025", "016-244200", "0800-12345",
                           "covid-19", "A4-12", "1-2-3", "5-2", "978-90-77", "x_1-2", "1-2/3",
                           "v1.2-3", "12345-67890", "12-jarige", "10.1000/12-25", "#12-25", "1-2a"})
    CHECK(nl(same) == same);
}

TEST_CASE("a number stays with its unit and a phone number on its line") {
  CHECK(nl("6 maanden, 24 uur, 9.30 uur") == "6\u00A0maanden, 24\u00A0uur, 9.30\u00A0uur");
  CHECK(nl("5 % van € 11 of 5 €") == "5\u00A0% van €\u00A011 of 5\u00A0€");
  CHECK(nl("0800 13 500 of +32 9 230 56 46") ==
        "0800\u00A013\u00A0500 of +32\u00A09\u00A0230\u00A056\u00A046");
  CHECK(nl("6 uurwerken, H2 uur") == "6 uurwerken, H2 uur");
  CHECK(typeset("6 months", "en") == "6\u00A0months");
}

TEST_CASE("three dots are an ellipsis") {
  CHECK(nl("en toen...") == "en toen…");
  CHECK(nl("a.. b.... v1.2.3") == "a.. b.... v1.2.3");
}

TEST_CASE("a language that we do not know is left alone") {
  CHECK(typeset("\"c'est - 12-25...\"", "fr") == "\"c'est - 12-25...\"");
  CHECK(typography_of("") == nullptr);
  CHECK(typography_of("nl-BE") == typography_of("nl"));
}

TEST_CASE("setting a text again changes nothing") {
  const std::string_view pieces[] = {
      "'", "\"", "-", "--",  ".", "...", " ",    "a",   "s",   "t", "12",     "25", "0", "09", "/",
      ",", "(",  ")", "uur", "€", "é",   "9.30", "800", "+32", ":", "\u00A0", "“",  "’", "…",  "–"};
  std::mt19937 random(7);
  for (int i = 0; i < 40000; ++i) {
    std::string text;
    for (auto n = 1 + random() % 9; n > 0; --n) text += pieces[random() % std::size(pieces)];
    const std::string once = nl(text);
    const std::string twice = nl(once);
    if (once != twice) FAIL("[" << text << "] [" << once << "] [" << twice << "]");
  }
}
