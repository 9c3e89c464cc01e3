// Jinja2 as oracle: every case of tests/jinja/*.txt has to give the same bytes with
// both, and every case of differences.txt the two results that it names.
#include <cstdio>
#include <cstdlib>

#include "cases.h"
#include "catch.h"

using namespace kier;

namespace {

const std::string folder = KIER_SOURCE_DIR "/tests/jinja";

/// The oracle's results by file and name; nullopt when Jinja2 is not installed.
std::optional<std::map<std::string, std::string>> ask_jinja() {
  std::string json;
  FILE* pipe = popen(("/usr/bin/python3 " + folder + "/render.py").c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[4096];
  for (std::size_t size; (size = fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    json.append(buffer, size);
  const int status = pclose(pipe);
  if (status == 77 << 8) return std::nullopt;
  REQUIRE(status == 0);
  std::map<std::string, std::string> results;
  const Value list = parse_json(json, "render.py").value.value();
  for (const Value& result : list.as_list()) {
    const Value* output = result.find("output");
    results[result.find("file")->as_text() + ": " + result.find("name")->as_text()] =
        output != nullptr ? output->as_text() : "error: " + result.find("error")->as_text();
  }
  return results;
}

}  // namespace

TEST_CASE("templates of the shared subset give what Jinja2 gives") {
  const auto jinja = ask_jinja();
  if (!jinja) {
    WARN("skipped: python3-jinja2 is not installed, nothing was compared with Jinja2");
    return;
  }
  int compared = 0;
  for (const Case& each : read_all_cases(folder)) {
    if (each.file == "differences.txt") continue;
    INFO(each.file << ": " << each.name);
    CHECK(render_case(each, {}) == jinja->at(each.file + ": " + each.name));
    ++compared;
  }
  CHECK(compared >= 150);
}

TEST_CASE("the differences from Jinja2 are those that are listed") {
  const auto jinja = ask_jinja();
  const std::string manual = read_bytes(KIER_SOURCE_DIR "/docs/templates.md");
  const std::string file = folder + "/differences.txt";
  if (std::getenv("KIER_ACCEPT") != nullptr) accept_cases(file, "ours", {"ours", "jinja"});
  int differences = 0;
  for (const Case& each : read_cases(file)) {
    INFO(each.name);
    std::string ours = each.parts.at("ours");
    if (ours.ends_with('\n')) ours.pop_back();  // at the end of the file
    const std::string& theirs = each.parts.at("jinja");
    CHECK(render_case(each, {"ours", "jinja"}) == ours);
    if (jinja) CHECK(jinja->at("differences.txt: " + each.name) == theirs);
    CHECK(ours != theirs);
    CHECK(manual.find("| " + each.name + " |") != std::string::npos);
    ++differences;
  }
  CHECK(differences > 0);
}
