#include "reach/joins.h"

#include "catch.h"

using namespace kier;

namespace {

HandTotals totals() {
  ChannelRegister all;
  const auto add = [&](const char* month, const char* code, const char* step, double count,
                       const char* source) {
    all.counts.push_back({month, {}, code, step, count, source, {}});
  };
  add("2026-10", "7FQF", "intake", 4, "Flyer");
  add("2026-11", "C1SW", "intake", 5, "flyer");
  add("2026-11", "", "intake", 12, "FLYER");
  add("2026-11", "", "intake", 3, "huisarts");
  add("2026-11", "", "intake", 2, "");
  add("2026-11", "", "discord", 9, "flyer");
  return hand_totals(all);
}

}  // namespace

TEST_CASE("of 21 intakes that answer flyer, 9 carried a code") {
  const auto answers = intakes_by_answer(totals());
  REQUIRE(answers.size() == 2);
  CHECK(answers[0].answer == "Flyer");
  CHECK(answers[0].with_code == 9);
  CHECK(answers[0].without_code == 12);
  CHECK(answers[1].answer == "huisarts");
  CHECK(answers[1].with_code == 0);
  CHECK(answers[1].without_code == 3);
}

TEST_CASE("answers within some months") {
  const auto early = intakes_by_answer(totals(), {}, "2026-10");
  REQUIRE(early.size() == 1);
  CHECK(early[0].with_code == 4);
  CHECK(early[0].without_code == 0);
  const auto late = intakes_by_answer(totals(), "2026-11", {});
  REQUIRE(late.size() == 2);
  CHECK(late[0].with_code == 5);
  CHECK(intakes_by_answer(totals(), "2026-12", "2027-01").empty());
}
