// The cases are in the text files beside this one; every message counts, word for word.
#include "catch.h"
#include "support/campaign.h"

TEST_CASE("links and pictures of texts") {
  check_cases("tests/check/links.txt");
}

TEST_CASE("headings, services, freshness") {
  check_cases("tests/check/texts.txt");
}

TEST_CASE("links of the finished output") {
  check_cases("tests/check/output.txt");
}
