#include "reach/report_words.h"

#include <limits>
#include <set>

#include "catch.h"
#include "reach/logs.h"
#include "reach/report_files.h"
#include "reach/report_sample.h"
#include "reach/report_scale.h"

using namespace kier;

namespace {

std::set<std::string> keys_of(const ReportWords& words) {
  std::set<std::string> keys;
  for (const Value::Entry& entry : words.all().as_map()) keys.insert(entry.key);
  return keys;
}

/// The parts in braces of a text.
std::set<std::string> parts_of(const std::string& text) {
  std::set<std::string> parts;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    parts.insert(text.substr(at, text.find('}', at) - at));
  }
  return parts;
}

}  // namespace

TEST_CASE("both languages of the report say the same things") {
  const ReportWords dutch("nl");
  const ReportWords english("en");
  CHECK(keys_of(dutch) == keys_of(english));
  for (const Value::Entry& entry : dutch.all().as_map()) {
    const Value& other = *english.all().find(entry.key);
    CHECK(other.kind() == entry.value.kind());
    if (entry.value.is_text()) {
      CHECK(parts_of(entry.value.as_text()) == parts_of(other.as_text()));
    } else {
      CHECK(other.as_list().size() == entry.value.as_list().size());
    }
  }
  CHECK(ReportWords("fr").language() == "en");
}

TEST_CASE("every word of the report is used") {
  std::string sources;
  for (const SourceFile& file : report_files()) {
    if (file.path.ends_with(".html")) sources += file.text;
  }
  for (const char* name : {"charts", "facts", "labels", "people", "quality", "summary", "tables",
                           "trend", "values", "words", "model"}) {
    sources +=
        read_whole(std::string(KIER_SOURCE_DIR) + "/generator/reach/report_" + name + ".cpp");
  }
  for (const std::string& key : keys_of(ReportWords("nl"))) {
    std::string stem = key;
    for (const std::string end : {"_one", "_many"}) {
      if (key.ends_with(end)) stem = key.substr(0, key.size() - end.size());
    }
    const std::string prefix = key.substr(0, key.find('_') + 1);
    const bool used =
        sources.find("\"" + key + "\"") != std::string::npos ||
        sources.find("t." + key) != std::string::npos ||
        sources.find("\"" + stem + "\"") != std::string::npos ||
        (prefix.size() > 1 && sources.find("\"" + prefix + "\"") != std::string::npos);
    INFO(key);
    CHECK(used);
  }
}

TEST_CASE("numbers and dates are written as each language does") {
  const ReportWords nl("nl");
  const ReportWords en("en");
  CHECK(nl.number(1234567.891, 2) == "1.234.567,89");
  CHECK(en.number(1234567.891, 2) == "1,234,567.89");
  CHECK(nl.number(999) == "999");
  CHECK(nl.number(-1500) == "−1.500");
  CHECK(nl.number(std::numeric_limits<double>::infinity()) == "∞");
  CHECK(nl.date(date_of(2026, 11, 23)) == "23 november 2026");
  CHECK(en.date(date_of(2026, 11, 23)) == "23 November 2026");
  CHECK(nl.month(date_of(2026, 3, 1)) == "maart 2026");
  CHECK(nl.short_day(date_of(2026, 3, 1)) == "1 mrt");
  CHECK(nl.percent(0.428571) == "43\u00A0%");
  CHECK(en.percent(0.428571) == "43%");
  CHECK(nl.percent(0.0089) == "0,9\u00A0%");
  CHECK(nl.percent_range({0.008881, 0.236131}) == "1–24\u00A0%");
  CHECK(nl.percent_range({0, 0.06}) == "0–6,0\u00A0%");
  CHECK(nl.euros(1234.5) == "€\u00A01.234,50");
  CHECK(nl.list({"a"}) == "a");
  CHECK(nl.list({"a", "b", "c"}) == "a, b en c");
  CHECK(en.list({"a", "b"}) == "a and b");
  CHECK(nl.p_value(0.0698) == "p = 0,07");
  CHECK(en.p_value(0.0001) == "p < 0.01");
}

TEST_CASE("intervals have no more digits than they tell") {
  const ReportWords nl("nl");
  CHECK(nl.range({10.667941, 28.447760}) == "11–28");
  CHECK(nl.range({1.623486, 11.668332}) == "1,6–12");
  CHECK(nl.range({0.025318, 5.571643}) == "0,025–5,6");
  CHECK(nl.range({0, 3.688879}) == "0–3,7");
  CHECK(nl.range({81.363991, 121.626794}) == "81–122");
  CHECK(nl.range({0.0465, 0.0924}, 100) == "4,7–9,2");
  CHECK(nl.range({3.2, std::numeric_limits<double>::infinity()}) == "minstens 3,2");
  CHECK(nl.euro_range({11.715, 110.11}) == "€\u00A012–110");
  CHECK(nl.euro_range({0.4, 12}) == "€\u00A00,40–12");
}

TEST_CASE("one thing and many things have their own words") {
  const ReportWords nl("nl");
  CHECK(nl.count_of("scan_days", 1) == "één scandag");
  CHECK(nl.count_of("scan_days", 0) == "0 scandagen");
  CHECK(nl.count_of("scan_days", 1234) == "1.234 scandagen");
  CHECK(nl.fill("answer", {{"answer", "{answer} {x"}}) == "Zonder code: {answer} {x");
}

TEST_CASE("scales end on round numbers") {
  CHECK(round_step(0.7) == Approx(1));
  CHECK(round_step(1) == Approx(1));
  CHECK(round_step(1.1) == Approx(2));
  CHECK(round_step(23) == Approx(50));
  CHECK(round_step(0.021) == Approx(0.05));
  CHECK(round_step(0) == 1);
  CHECK(position_on(5, 10, 240) == 120);
  CHECK(position_on(50, 10, 240) == 240);
  CHECK(position_on(-1, 10, 240) == 0);
}
