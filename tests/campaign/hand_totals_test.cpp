// Running totals become increments by month, and nobody is counted who came before the first look.
#include "campaign/hand_totals.h"

#include "catch.h"

using namespace kier;

namespace {

HandCount in_month(std::string month, std::string code, std::string step, double count,
                   std::string source = {}) {
  return {std::move(month), {}, std::move(code), std::move(step), count, std::move(source), {}};
}

HandCount read_on(const char* day, std::string code, std::string step, double total,
                  std::string source = {}) {
  const Date date = parse_date(day).date.value();
  return {month_of(date), date, std::move(code), std::move(step), total, std::move(source), {}};
}

Channel channel(std::string code, std::string invite) {
  Channel made;
  made.code = std::move(code);
  made.invite = std::move(invite);
  return made;
}

ChannelRegister register_of(std::vector<HandCount> counts) {
  ChannelRegister all;
  all.channels = {channel("7FQF", "https://discord.gg/abc"),
                  channel("4N6Q", "https://discord.gg/group/"),
                  channel("C1SW", "https://discord.gg/group"), channel("MNSR", "")};
  all.counts = std::move(counts);
  return all;
}

std::string lines_of(const HandTotals& totals) {
  std::string lines;
  for (const HandIncrement& one : totals.increments) {
    lines += one.step + ' ' + one.month + " [";
    for (const std::string& code : one.codes) lines += code + ' ';
    lines += "] " + one.source + ' ' + std::to_string(one.count) + '\n';
  }
  return lines;
}

}  // namespace

TEST_CASE("the example of the header") {
  const HandTotals totals = hand_totals(register_of({
      read_on("2026-11-16", "7FQF", "discord", 8),
      read_on("2026-12-14", "7FQF", "Discord", 4),
      read_on("2026-11-02", "7FQF", "discord", 3),
      read_on("2026-12-07", "7FQF", "discord", 10),
  }));
  CHECK(lines_of(totals) ==
        "discord 2026-11 [7FQF ]  5\n"
        "discord 2026-12 [7FQF ]  6\n");
  REQUIRE(totals.readings.size() == 1);
  const RunningTotal& reading = totals.readings.front();
  CHECK(reading.step == "discord");
  CHECK(reading.codes == std::vector<std::string>{"7FQF"});
  CHECK(iso_date(reading.first_read) == "2026-11-02");
  CHECK(iso_date(reading.last_read) == "2026-12-14");
  CHECK(reading.before == 3);
  REQUIRE(reading.restarts.size() == 1);
  CHECK(iso_date(reading.restarts.front()) == "2026-12-14");
}

TEST_CASE("one reading counts nobody; from a reading of 0 all count") {
  CHECK(lines_of(hand_totals(register_of({read_on("2026-11-02", "7FQF", "discord", 3)}))).empty());
  CHECK(lines_of(hand_totals(register_of({
            read_on("2026-11-01", "7FQF", "discord", 0),
            read_on("2026-11-02", "7FQF", "discord", 3),
        }))) == "discord 2026-11 [7FQF ]  3\n");
}

TEST_CASE("months without anybody were counted all the same") {
  CHECK(lines_of(hand_totals(register_of({
            read_on("2026-11-01", "7FQF", "discord", 3),
            read_on("2026-11-30", "7FQF", "discord", 3),
            in_month("2026-10", "4N6Q", "contact", 0),
        }))) ==
        "contact 2026-10 [4N6Q ]  0\n"
        "discord 2026-11 [7FQF ]  0\n");
}

TEST_CASE("an invitation belongs to its channel, or to all that share it") {
  const HandTotals totals = hand_totals(register_of({
      read_on("2026-11-01", "", "discord", 1, "https://discord.gg/group"),
      read_on("2026-11-08", "", "discord", 4, "discord.gg/group/"),
      read_on("2026-11-08", "", "discord", 2, "https://discord.gg/nobody"),
      read_on("2026-11-15", "", "discord", 3, "discord.gg/nobody"),
      in_month("2026-11", "", "discord", 2, "discord.gg/abc"),
      in_month("2026-11", "7FQF", "discord", 5, "of its own"),
      in_month("2026-11", "", "discord", 7),
  }));
  CHECK(lines_of(totals) ==
        "discord 2026-11 []  7\n"
        "discord 2026-11 [] https://discord.gg/nobody 1\n"
        "discord 2026-11 [4N6Q C1SW ] https://discord.gg/group 3\n"
        "discord 2026-11 [7FQF ]  5\n"
        "discord 2026-11 [7FQF ] discord.gg/abc 2\n");
  CHECK(totals.readings.size() == 2);
}

TEST_CASE("rows of one month add up, whatever their capitals") {
  const auto totals = hand_totals(register_of({
      in_month("2026-11", "", "intake", 2, "Flyer"),
      in_month("2026-11", "", "Intake", 1, "flyer"),
      in_month("2026-11", "7FQF", "intake", 1, "flyer"),
      in_month("2026-12", "7FQF", "intake", 1),
  }));
  CHECK(lines_of(totals) ==
        "intake 2026-11 [] Flyer 3\n"
        "intake 2026-11 [7FQF ] Flyer 1\n"
        "intake 2026-12 [7FQF ]  1\n");
  CHECK(sum_of_step(totals, "INTAKE") == 5);
  CHECK(sum_of_step(totals, "intake", "2026-11") == 4);
  CHECK(sum_of_step(totals, "discord") == 0);
}
