#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.h"
#include "support/campaign.h"

namespace {

struct Example {
  int line = 0;  ///< of docs/content-format.md
  std::string files;
  std::string messages;  ///< the errors that it shows; empty: it has none
};

/// The blocks ```files of the page, each with the block ```messages that may follow it.
std::vector<Example> read_examples(const std::string& path) {
  std::ifstream in(std::string(KIER_SOURCE_DIR) + "/" + path);
  REQUIRE(in);
  std::vector<Example> examples;
  std::string* block = nullptr;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line == "```files") {
      examples.push_back({number, "", ""});
      block = &examples.back().files;
    } else if (line == "```messages") {
      REQUIRE(!examples.empty());
      block = &examples.back().messages;
    } else if (line.starts_with("```")) {
      block = nullptr;
    } else if (block != nullptr) {
      *block += line + "\n";
    }
  }
  return examples;
}

}  // namespace

TEST_CASE("the examples of docs/content-format.md do what the page says") {
  const auto examples = read_examples("docs/content-format.md");
  CHECK(examples.size() >= 7);
  for (const Example& example : examples) {
    INFO("docs/content-format.md:" << example.line);
    std::string errors;
    for (const std::string& line : build(example.files).errors()) errors += line + "\n";
    CHECK(errors == example.messages);
  }
}
