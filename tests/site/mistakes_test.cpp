// The cases are in the text files beside this one; every message counts, word for word.
#include "catch.h"
#include "support/campaign.h"

TEST_CASE("addresses of pages") {
  check_cases("tests/site/routes.txt");
}

TEST_CASE("assets, and what templates ask of the site") {
  check_cases("tests/site/assets.txt");
}
