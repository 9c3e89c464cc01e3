// The report on what the five source projects say about their reach (tests/reach/projects): figures
// stand beside their notes, and nothing is concluded that they do not say.
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "catch.h"
#include "content/read_channels.h"
#include "content/read_settings.h"
#include "content/read_targets.h"
#include "data/yaml.h"
#include "reach/count_log.h"
#include "reach/joins.h"
#include "reach/report.h"

using namespace kier;

namespace {

struct Projects {
  Settings settings;
  ChannelRegister all;
  Tally tally;  ///< of no logs at all
};

SourceTree read_folder(const std::string& folder) {
  SourceTree tree;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/content")) {
    std::ifstream file(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    const std::string path = "content/" + entry.path().filename().string();
    tree.emplace(path, SourceFile{path, text.str()});
  }
  return tree;
}

template <class T>
T whole(Outcome<T> outcome) {
  for (const Diagnostic& d : outcome.diagnostics) {
    // The columns `locator` are the table's own.
    INFO(to_string(d));
    CHECK(d.rule->id == "register/unknown-column");
  }
  REQUIRE(outcome.value);
  return std::move(*outcome.value);
}

/// Fails the test when a file has a mistake.
Projects read_projects() {
  const SourceTree tree = read_folder("tests/reach/projects");
  const std::string file = "content/campaign.yaml";
  Projects made;
  made.settings = whole(read_settings(whole(parse_yaml(tree.at(file).text, file)), file));
  made.all = whole(read_channels(tree, register_scope(made.settings, {})));
  made.all.targets = whole(read_targets(tree, made.settings));
  made.tally.rules_version = rules_version();
  return made;
}

std::string report(Readership readership, std::string language) {
  const Projects projects = read_projects();
  ReportInput input{projects.settings, projects.all, projects.tally, {}};
  input.readership = readership;
  input.language = std::move(language);
  input.today = parse_date("2024-02-01").date.value();
  input.period = {parse_date("2023-09-01").date.value(), parse_date("2024-01-31").date.value()};
  for (Artefact& file : render_report(input))
    if (file.path == "reach/index.html") return std::move(file.bytes);
  return {};
}

/// The words of a page, without tags, with single spaces of one kind.
std::string words_of(const std::string& html) {
  std::string text = std::regex_replace(html, std::regex("<(style|script)[^]*?</\\1>"), " ");
  text = std::regex_replace(text, std::regex("<[^>]*>"), " ");
  for (const char* space : {"\u00A0", "\u202F"})
    text = std::regex_replace(text, std::regex(space), " ");
  return std::regex_replace(text, std::regex("\\s+"), " ");
}

bool says(const std::string& words, const std::string& pattern) {
  return std::regex_search(words, std::regex(pattern));
}

}  // namespace

TEST_CASE("what the projects counted by hand") {
  const Projects projects = read_projects();
  const HandTotals totals = hand_totals(projects.all);
  CHECK(sum_of_step(totals, "discord") == 69);
  CHECK(sum_of_step(totals, "traject") == 12);
  CHECK(sum_of_step(totals, "intake") == 30);
  std::uint64_t reddit = 0, staff = 0;
  for (const HandIncrement& one : totals.increments) {
    if (one.step != "discord") continue;
    if (one.codes == std::vector<std::string>{"RD1D"}) reddit += one.count;
    if (one.source == "medewerkers") staff += one.count;
  }
  CHECK(reddit == 37);
  CHECK(69 - staff == 62);
  const auto answers = intakes_by_answer(totals);
  REQUIRE(answers.size() == 5);
  CHECK(answers[1].answer == "flyer");
  CHECK(answers[1].with_code == 2);
}

TEST_CASE("the report says what the projects reached") {
  const std::string words = words_of(report(Readership::shared, "en"));
  // 37 of the 69 members came by the post on Reddit.
  CHECK(says(words, "Discord Channel Number Share Reddit 37 .{1,300}Total 69 "));
  // Nobody came by the flyer at FACTS, and it says under which circumstances.
  CHECK(says(words,
             "FACTS Note: Op een drukke beurs met veel prikkels, en op een flyer die droog "
             "aandeed. 0 "));
  CHECK(says(words, "Young people located 20 31 December 2024 42 reached Nearly all"));
  CHECK(says(words, "Young people in contact 12 31 December 2024 12 reached Twelve"));
  CHECK(says(words, "took a first step 5 31 December 2024 [^.]*The interim report does not count"));
  CHECK(says(words, "School moments 30 [^0-9]+6 not reached At three schools"));
  CHECK(says(words, "Youth-work moments 30 [^0-9]+35 reached"));
}

TEST_CASE("the report does not conclude that Reddit leads to guidance") {
  const std::regex conclusion(
      "guidance|trajector|leads? to|thanks to|because|works|best|begeleiding|leidt|dankzij|doordat|"
      "werkt|beste",
      std::regex::icase);
  const std::regex sentence("[^.!?]+[.!?]?");
  for (const Readership readership : {Readership::shared, Readership::internal})
    for (const char* language : {"en", "nl"}) {
      const std::string words = words_of(report(readership, language));
      int about = 0;
      for (std::sregex_iterator at(words.begin(), words.end(), sentence), end; at != end; ++at) {
        const std::string said = at->str();
        if (said.find("Reddit") == said.npos) continue;
        ++about;
        INFO(said);
        CHECK_FALSE(std::regex_search(said, conclusion));
      }
      CHECK(about > 0);
    }
  // None of the twelve trajectories came by it; that is said where they are counted.
  const std::string words = words_of(report(Readership::internal, "en"));
  CHECK(says(words, "None by: [^.]*Reddit"));
}
