#include "support/golden.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "catch.h"

void check_golden(const std::filesystem::path& file, const std::string& actual) {
  if (std::getenv("KIER_ACCEPT") != nullptr) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << actual;
  }
  std::ifstream in(file, std::ios::binary);
  const std::string expected{std::istreambuf_iterator<char>(in), {}};
  INFO(file.string() << ": KIER_ACCEPT=1 accepts the new text; read the diff before you commit it");
  CHECK(actual == expected);
}
