// Every message about content, word for word: the cases are in the text files beside this one.
#include "catch.h"
#include "support/campaign.h"

TEST_CASE("the minimal campaign is without a mistake") {
  CHECK(messages("") == "");
}

TEST_CASE("every kind of field") {
  check_cases("tests/content/fields.txt");
}

TEST_CASE("campaign.yaml") {
  check_cases("tests/content/settings.txt");
}

TEST_CASE("types.yaml") {
  check_cases("tests/content/types.txt");
}

TEST_CASE("the files of strings") {
  check_cases("tests/content/strings.txt");
}

TEST_CASE("the beginning of a page") {
  check_cases("tests/content/front_matter.txt");
}

TEST_CASE("outreach and its targets") {
  check_cases("tests/content/outreach.txt");
}
