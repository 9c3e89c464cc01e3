// Compares with tools/genlog, which writes a log of any size with a known answer. It is no part of
// this repository: KIER_GENLOG names it, or it lies beside us; without it nothing is tested here.
#include <cstdlib>
#include <filesystem>
#include <string>

#include "catch.h"
#include "data/json.h"
#include "reach/logs.h"

namespace kier {
namespace {

std::string genlog() {
  const char* named = std::getenv("KIER_GENLOG");
  return named != nullptr ? named : KIER_SOURCE_DIR "/../shared/tools/genlog";
}

/// {"2026-03-02 7FQF": 3, ...}, as the truth has them, in order.
Value people_of(const Tally& tally) {
  std::vector<Value::Entry> entries;
  for (const auto& [key, counts] : tally.counts)
    if (key.step == "scan" && counts.scan_days > 0)
      entries.push_back(
          {iso_date(key.day) + ' ' + key.code, static_cast<std::int64_t>(counts.scan_days)});
  return Value::map(std::move(entries));
}

Value onward_of(const Tally& tally) {
  std::vector<Value::Entry> entries;
  for (const auto& [key, counts] : tally.counts)
    if (key.step != "scan" && counts.scan_days > 0)
      entries.push_back({iso_date(key.day) + ' ' + key.code + ' ' + key.step,
                         static_cast<std::int64_t>(counts.scan_days)});
  return Value::map(std::move(entries));
}

}  // namespace

TEST_CASE("counts equal genlog's truth") {
  if (!std::filesystem::exists(genlog())) {
    WARN("genlog is not here; set KIER_GENLOG to test against it");
    return;
  }
  const unsigned seed = GENERATE(11U, 12U, 13U);
  char folder[] = "/tmp/kier-genlog-XXXXXX";
  REQUIRE(mkdtemp(folder) != nullptr);
  const std::string base(folder);
  REQUIRE(std::system(("python3 '" + genlog() + "' -n 40000 -s " + std::to_string(seed) + " -o " +
                       base + "/log -t " + base + "/truth 2>/dev/null")
                          .c_str()) == 0);
  const auto truth = parse_json(read_whole(base + "/truth"), "truth");
  REQUIRE(truth.value);
  CountRules rules;
  for (const Value& code : truth.value->find("codes")->as_list())
    rules.channels.push_back(
        {code.as_text(), {}, {}, {"discord", "intake", "hulp", "ouders", "bel"}});
  const std::string log = read_whole(base + "/log");
  const Tally tally = count_texts(rules, {log});
  CHECK(people_of(tally) == *truth.value->find("by_day_code")->find("human_unique"));
  CHECK(onward_of(tally) == *truth.value->find("by_day_code")->find("onward_unique"));
  CHECK(tally.quality.walkers == 0);
  CHECK(render_partial(count_texts(rules, {log.substr(log.size() / 2), log})) ==
        render_partial(tally));
  std::filesystem::remove_all(base);
}

}  // namespace kier
