#include "reach/channel_lines.h"

#include <random>
#include <string>
#include <vector>

#include "catch.h"

namespace kier {
namespace {

struct Found {
  std::vector<std::string> lines;
  std::uint64_t count = 0, too_long = 0;
  bool operator==(const Found&) const = default;
};

/// What the definition says, line by line.
Found find_plainly(const std::string& text) {
  Found found;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    ++found.count;
    if (line.size() > longest_line) ++found.too_long;
    bool mention = false;
    for (const char* wanted : {"/k/", "/K/", "/k\\", "/K\\"})
      mention = mention || line.find(wanted) != std::string::npos;
    if (mention && line.size() <= longest_line) found.lines.push_back(line);
  }
  return found;
}

template <class Next>
Found find_with(const std::string& text, Next next) {
  Found found;
  LineScan scan;
  for (;;) {
    const std::string_view line = next(text, scan);
    if (line.data() == nullptr) break;
    found.lines.emplace_back(line);
  }
  found.count = scan.lines;
  found.too_long = scan.too_long;
  return found;
}

void check_all_ways(const std::string& text) {
  const Found expected = find_plainly(text);
  CHECK(find_with(text, next_channel_line) == expected);
  CHECK(find_with(text, next_channel_line_slowly) == expected);
}

}  // namespace

TEST_CASE("lines about channels are found wherever they stand in a block") {
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t size = random() % 400;
    while (text.size() < size) text += "//kkKK/\\ab\n\n"[random() % 12];
    check_all_ways(text);
  }
  for (std::size_t before = 0; before < 200; ++before)
    for (const std::size_t behind : {0, 1, 2, 63, 64, 65, 66, 130})
      check_all_ways(std::string(before, 'x') + "/K/" + std::string(behind, 'y'));
}

TEST_CASE("lines that are too long are counted and skipped, the next one is not") {
  for (const std::size_t size : {longest_line - 3, longest_line - 2, longest_line + 99}) {
    check_all_ways("a\n/k/" + std::string(size, 'x') + "\nGET /k/\n");
    check_all_ways(std::string(size, 'x') + "/k/");
    check_all_ways(std::string(size + 3, 'x') + "\nGET /k/");
  }
}

}  // namespace kier
