#pragma once
// Test cases as text files: `=== name` begins a case, `--- part` a part of it. The newline
// before either belongs to no text. tests/jinja/render.py reads the same format.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "data/json.h"
#include "templates/engine.h"

struct Case {
  std::string file;
  std::string name;
  std::map<std::string, std::string> parts;
};

inline std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::string* part = nullptr;
  bool first_line = true;
  const std::string text = read_bytes(path);
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

inline std::vector<Case> read_all_cases(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Case> cases;
  for (const auto& path : paths)
    for (Case& each : read_cases(path)) cases.push_back(std::move(each));
  return cases;
}

/// What our engine makes of a case: the output of page.*, or the complaints, a line each.
/// Parts that are no file: `context` (JSON) and those named in `besides`.
inline std::string render_case(const Case& each, const std::vector<std::string>& besides) {
  using namespace kier;
  SourceTree tree;
  Value context = Value::map({});
  std::string main;
  for (const auto& [name, text] : each.parts) {
    if (name == "context") {
      context = parse_json(text, each.file).value.value();
    } else if (std::find(besides.begin(), besides.end(), name) == besides.end()) {
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
  if (!complaints.empty()) output.clear();
  for (const Diagnostic& complaint : complaints)
    output += (output.empty() ? "" : "\n") + to_string(complaint);
  return output;
}

/// For KIER_ACCEPT=1: writes what is said now as the last part of each case; read the diff
/// before you commit it.
inline void accept_cases(const std::filesystem::path& path, const std::string& part,
                         const std::vector<std::string>& besides) {
  const std::string text = read_bytes(path);
  const std::vector<Case> cases = read_cases(path);
  std::ofstream out(path, std::ios::binary);
  out << text.substr(0, text.find("=== "));
  std::istringstream lines(text);
  std::size_t at = 0;
  bool skipping = true;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("=== ")) {
      skipping = false;
    } else if (line == "--- " + part && !skipping) {
      skipping = true;
      out << line << "\n" << render_case(cases[at++], besides) << "\n";
      continue;
    }
    if (!skipping) out << line << "\n";
  }
}
