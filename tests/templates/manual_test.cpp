// docs/templates.md: its examples are run, and its tables compared with the engine.
#include <set>
#include <sstream>

#include "cases.h"
#include "catch.h"
#include "templates/builtins.h"
#include "templates/limits.h"

using namespace kier;

namespace {

const std::string manual = KIER_SOURCE_DIR "/docs/templates.md";

/// A block ```template with the ```values in front of it and the ```output behind it.
/// "-- name --" begins a file; without one all is page.html.
struct Example {
  int line = 0;
  std::string values = "{}", source, output;
};

std::vector<Example> read_examples() {
  std::ifstream in(manual);
  REQUIRE(in);
  std::vector<Example> examples;
  std::string values = "{}";
  std::string* block = nullptr;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line == "```values") {
      block = &(values = "");
    } else if (line == "```template") {
      examples.push_back({number, std::exchange(values, "{}"), "", ""});
      block = &examples.back().source;
    } else if (line == "```output") {
      REQUIRE(!examples.empty());
      block = &examples.back().output;
    } else if (line.starts_with("```")) {
      block = nullptr;
    } else if (block != nullptr) {
      *block += line + "\n";
    }
  }
  return examples;
}

Case as_case(const Example& example) {
  Case each{"docs/templates.md", std::to_string(example.line), {{"context", example.values}}};
  std::string name = "page.html";
  std::istringstream lines(example.source);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("-- ") && line.ends_with(" --")) {
      name = line.substr(3, line.size() - 6);
    } else {
      each.parts[name] += line + "\n";
    }
  }
  return each;
}

/// The names in backquotes in the first column of the table below a heading.
std::set<std::string> names_below(const std::string& heading) {
  std::ifstream in(manual);
  std::set<std::string> names;
  bool here = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) here = line == "## " + heading;
    if (!here || !line.starts_with("| `")) continue;
    const std::string cell = line.substr(2, line.find(" | ") - 2);
    for (std::size_t at = cell.find('`'); at != cell.npos; at = cell.find('`', at)) {
      const std::size_t end = cell.find('`', at + 1);
      names.insert(cell.substr(at + 1, end - at - 1));
      at = end + 1;
    }
  }
  return names;
}

std::set<std::string> as_set(const std::vector<std::string>& names,
                             const std::set<std::string>& of_the_program) {
  std::set<std::string> all(names.begin(), names.end());
  all.insert(of_the_program.begin(), of_the_program.end());
  return all;
}

}  // namespace

TEST_CASE("the examples of docs/templates.md give what the page says") {
  const auto examples = read_examples();
  CHECK(examples.size() >= 6);
  for (const Example& example : examples) {
    INFO("docs/templates.md:" << example.line);
    std::string output = render_case(as_case(example), {});
    CHECK(output + "\n" == example.output);
  }
}

TEST_CASE("docs/templates.md names every filter, test and function, and no other") {
  CHECK(names_below("Filters") == as_set(filter_names(), {"long_date"}));
  CHECK(names_below("Tests") == as_set(test_names(), {}));
  CHECK(names_below("Functions") == as_set(function_names(), {"asset"}));
  const std::string text = read_bytes(manual);
  const auto begin = text.find("Texts have `");
  REQUIRE(begin != text.npos);
  std::string methods = text.substr(begin, text.find("\n\n", begin) - begin);
  for (char& c : methods)
    if (c == '`' || c == '\n' || c == ':') c = ' ';
  for (const std::string& name : method_names()) {
    INFO(name);
    CHECK(methods.find(" " + name + " ") != methods.npos);
  }
}

TEST_CASE("docs/templates.md tells the limits as they are") {
  using Limits = TemplateLimits;
  const std::string text = read_bytes(manual);
  const auto has = [&](const std::string& row) {
    return text.find("| " + row + " |\n") != text.npos;
  };
  CHECK(has("one template's file | " + std::to_string(Limits::source_bytes) + " bytes"));
  CHECK(has("tags and brackets inside each other | " + std::to_string(Limits::syntax_nesting)));
  CHECK(has("macros, blocks and includes inside each other | " + std::to_string(Limits::calls)));
  CHECK(has("expressions and rounds of one page | " + std::to_string(Limits::steps)));
  CHECK(
      has("texts and lists made for one page | " + std::to_string(Limits::built_bytes) + " bytes"));
  CHECK(has("one text | " + std::to_string(Limits::text_bytes) + " bytes"));
  CHECK(has("items in one list | " + std::to_string(Limits::list_items)));
  CHECK(has("numbers in one `range()` | " + std::to_string(Limits::range_items)));
  CHECK(has("one page | " + std::to_string(Limits::output_bytes) + " bytes"));
  CHECK(has("mistakes told of one page | " + std::to_string(Limits::problems)));
}
