// Jinja2 as oracle: every case of tests/jinja/*.txt has to give the same bytes with
// both, and every case of differences.txt the two results that it names.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "catch.h"
#include "data/json.h"
#include "templates/engine.h"

using namespace kier;

namespace {

const std::string folder = KIER_SOURCE_DIR "/tests/jinja";

struct Case {
  std::string file;
  std::string name;
  std::map<std::string, std::string> parts;
};

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// As read_cases of render.py.
std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::string* part = nullptr;
  bool first_line = true;
  const std::string text = read(path);
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("=== ")) {
      cases.push_back({path.filename().string(), line.substr(4), {}});
      part = nullptr;
    } else if (line.starts_with("--- ") && !cases.empty()) {
      part = &cases.back().parts[line.substr(4)];
      first_line = true;
    } else if (part != nullptr) {
      *part += (first_line ? "" : "\n") + line;
      first_line = false;
    }
  }
  return cases;
}

std::vector<Case> all_cases() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Case> cases;
  for (const auto& path : paths)
    for (Case& each : read_cases(path)) cases.push_back(std::move(each));
  return cases;
}

/// What our engine makes of a case: its output, or its complaints.
std::string render(const Case& each) {
  SourceTree tree;
  Value context = Value::map({});
  std::string main;
  for (const auto& [name, text] : each.parts) {
    if (name == "context") {
      context = parse_json(text, each.file).value.value();
    } else if (!name.starts_with("ours") && !name.starts_with("jinja")) {
      tree["templates/" + name] = {"templates/" + name, text};
      if (name.starts_with("page.")) main = name;
    }
  }
  TemplateOptions options;
  for (const Value::Entry& entry : context.as_map()) options.globals.push_back(entry.key);
  Diagnostics complaints;
  std::string output;
  if (const auto set = TemplateSet::parse(tree, std::move(options)).take(complaints))
    output = set->render(main, context).take(complaints).value_or("");
  for (const Diagnostic& complaint : complaints) output += to_string(complaint) + "\n";
  return output;
}

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
  for (const Case& each : all_cases()) {
    if (each.file == "differences.txt") continue;
    INFO(each.file << ": " << each.name);
    CHECK(render(each) == jinja->at(each.file + ": " + each.name));
    ++compared;
  }
  CHECK(compared >= 150);
}

TEST_CASE("the differences from Jinja2 are those that are listed") {
  const auto jinja = ask_jinja();
  const std::string manual = read(KIER_SOURCE_DIR "/docs/templates.md");
  int differences = 0;
  for (const Case& each : all_cases()) {
    if (each.file != "differences.txt") continue;
    INFO(each.name);
    CHECK(render(each) == each.parts.at("ours"));
    if (jinja) CHECK(jinja->at("differences.txt: " + each.name) == each.parts.at("jinja"));
    CHECK(each.parts.at("ours") != each.parts.at("jinja"));
    CHECK(manual.find("| " + each.name + " |") != std::string::npos);
    ++differences;
  }
  CHECK(differences > 0);
}
