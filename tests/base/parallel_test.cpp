#include "base/parallel.h"

#include <numeric>

#include "catch.h"

using namespace kier;

TEST_CASE("parallel_map keeps the order of its items for any number of threads") {
  std::vector<int> items(1000);
  std::iota(items.begin(), items.end(), 0);
  std::vector<int> doubled;
  for (int item : items) doubled.push_back(item * 2);
  for (unsigned threads : {0U, 1U, 2U, 8U})
    CHECK(parallel_map(std::span<const int>(items), threads, [](int i) { return i * 2; }) ==
          doubled);
}

TEST_CASE("parallel_for calls every index once") {
  std::vector<std::atomic<int>> seen(500);
  parallel_for(seen.size(), 4, [&](std::size_t i) { ++seen[i]; });
  CHECK(std::all_of(seen.begin(), seen.end(), [](const auto& n) { return n == 1; }));
  parallel_for(0, 4, [&](std::size_t) { FAIL("no item, no call"); });
}
