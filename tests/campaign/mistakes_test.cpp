// The cases are in the text files beside this one; every message counts, word for word.
#include "catch.h"
#include "support/campaign.h"

using namespace kier;

TEST_CASE("translations") {
  check_cases("tests/campaign/translation.txt");
}

TEST_CASE("what is shown on which day") {
  check_cases("tests/campaign/visibility.txt");
}

TEST_CASE("a translation has the shared facts, and its own for the rest") {
  const Campaign campaign = load(R"(-- content/nl/hulp/lijn.md --
---
title: Lijn
audiences: [ouders]
publish: 2026-10-01
tier: first_line
phone: 09 123 45 67
hours: dag en nacht
checked: { date: 2026-11-01, how: live, by: redactie, source: x }
recheck_days: 90
---
-- content/en/hulp/lijn.md --
---
title: Line
---
)");
  const Item* line = campaign.find("en", "hulp/lijn");
  REQUIRE(line != nullptr);
  CHECK(line->title == "Line");
  CHECK(line->audiences == std::vector<std::string>{"ouders"});
  CHECK(line->publish.has_value());
  CHECK(line->text("phone") == "09 123 45 67");
  CHECK(line->field("hours") == nullptr);  // not shared: another language says it in its words
  CHECK_FALSE(campaign.is_original(*line));
  CHECK(campaign.find_best("en", "hulp/awel") == campaign.find("nl", "hulp/awel"));
  CHECK(campaign.find("en", "hulp/awel") == nullptr);
}

TEST_CASE("what is hidden is not in the campaign at all") {
  const Campaign campaign = load(R"(-- content/nl/tips/later.md --
---
title: Later
publish: 2026-12-01
evidence: strong
---
)");
  CHECK(campaign.find("nl", "tips/later") == nullptr);
  const Withdrawn* gone = campaign.find_withdrawn("nl", "tips/later");
  REQUIRE(gone != nullptr);
  CHECK(gone->reason == "its first day is 2026-12-01");
}
