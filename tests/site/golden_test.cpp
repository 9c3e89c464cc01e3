#include "support/golden.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.h"
#include "support/campaign.h"
#include "support/source_tree.h"

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Messages and files as one archive, in order. A carriage return is made visible.
std::string archive_of(const Built& built) {
  std::string out;
  for (const std::string& line : built.messages) out += line + "\n";
  for (const auto& [path, bytes] : built.files) {
    out += "-- " + path + " --\n" + bytes;
    if (!bytes.ends_with('\n')) out += "\n";
  }
  for (auto at = out.find('\r'); at != out.npos; at = out.find('\r', at)) out.replace(at, 1, "␍");
  return out;
}

}  // namespace

TEST_CASE("a small campaign gives exactly the site in tests/golden/site-small") {
  const std::filesystem::path folder =
      std::filesystem::path(KIER_SOURCE_DIR) / "tests/golden/site-small";
  const Built built = build(source_tree(read_file(folder / "input.txt")));
  CHECK(built.errors().empty());
  check_golden(folder / "output.txt", archive_of(built));
}
