#include "reach/person_or_bot.h"

#include <map>
#include <sstream>
#include <string>

#include "catch.h"
#include "reach/logs.h"

namespace kier {

TEST_CASE("392 user agents are what they are") {
  const std::map<std::string, Visitor> classes = {{"person", Visitor::person},
                                                  {"tool", Visitor::tool},
                                                  {"crawler", Visitor::crawler},
                                                  {"preview", Visitor::preview}};
  std::istringstream lines(log_file("user_agents.tsv"));
  VisitorCache cache(test_key);
  int count = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    const auto tab = line.find('\t');
    REQUIRE(tab != line.npos);
    const std::string user_agent = line.substr(tab + 1);
    CAPTURE(user_agent);
    CHECK(classify_visitor(user_agent) == classes.at(line.substr(0, tab)));
    CHECK(cache.classify(user_agent) == classes.at(line.substr(0, tab)));
    CHECK(cache.classify(user_agent) == classes.at(line.substr(0, tab)));
    ++count;
  }
  CHECK(count >= 300);
}

TEST_CASE("what is struck out as a phone does not hide a bot beside it") {
  CHECK(classify_visitor("Mozilla/5.0 (Linux; Android 13; CUBOT P80) Chrome/1 Safari/5") ==
        Visitor::person);
  CHECK(
      classify_visitor("Mozilla/5.0 (Linux; Android 13; CUBOT P80) (compatible; Googlebot/2.1)") ==
      Visitor::crawler);
  CHECK(classify_visitor("MOZILLA/5.0 (COMPATIBLE; DISCORDBOT/2.0)") == Visitor::preview);
}

TEST_CASE("the lists have a version, which is part of that of the rules") {
  CHECK(user_agents_version() == "2026-11");
  CHECK(rules_version() == "v1/bots-2026-11");
}

TEST_CASE("a user agent of any bytes is classified") {
  CHECK(classify_visitor(std::string(100000, '\xff')) == Visitor::tool);
  CHECK(classify_visitor(std::string("\0\0", 2)) == Visitor::tool);
  std::string fbans;
  while (fbans.size() < 50000) fbans += "FBAN/";
  CHECK(classify_visitor(fbans) == Visitor::person);  // begins as an app's does
}

}  // namespace kier
