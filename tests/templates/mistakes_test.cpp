// Every message of the engine, word for word: the cases are in mistakes/*.txt.
#include <cstdlib>
#include <set>

#include "cases.h"
#include "catch.h"

namespace {

const std::string folder = KIER_SOURCE_DIR "/tests/templates/mistakes";

/// The rule ids between two marks: "[template/cycle]".
std::set<std::string> rules_in(const std::string& text, char before, char after) {
  std::set<std::string> rules;
  const std::string start = std::string(1, before) + "template/";
  for (auto at = text.find(start); at != text.npos; at = text.find(start, at + 1)) {
    const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-/", at + 1);
    if (end != text.npos && text[end] == after) rules.insert(text.substr(at + 1, end - at - 1));
  }
  return rules;
}

}  // namespace

TEST_CASE("mistakes in templates are told with their place and how to mend them") {
  if (std::getenv("KIER_ACCEPT") != nullptr)
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      accept_cases(entry.path(), "says", {"says"});
  for (const Case& each : read_all_cases(folder)) {
    INFO(each.file << ": " << each.name);
    std::string expected = each.parts.at("says");
    if (expected.ends_with('\n')) expected.pop_back();  // at the end of the file
    CHECK(render_case(each, {"says"}) == expected);
  }
}

TEST_CASE("every rule of the engine has a test that reads its message") {
  std::set<std::string> tested;
  const std::filesystem::path here = folder;
  for (const auto& entry : std::filesystem::directory_iterator(here))
    tested.merge(rules_in(read_bytes(entry.path()), '[', ']'));
  tested.merge(rules_in(read_bytes(here.parent_path() / "engine_test.cpp"), '[', ']'));
  for (const auto& entry :
       std::filesystem::directory_iterator(KIER_SOURCE_DIR "/generator/templates"))
    for (const std::string& rule : rules_in(read_bytes(entry.path()), '"', '"')) {
      INFO(rule);
      CHECK(tested.contains(rule));
    }
}
