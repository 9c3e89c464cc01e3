#include "reach/disclosure.h"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>

#include "catch.h"
#include "reach/share_interval.h"

using namespace kier;

namespace {

using Counts = std::vector<std::uint64_t>;

/// "7 <5 12 <5 0 9, total 32"
std::string shown(const Counts& counts) {
  const ShownTable table = CountProtector().protect(counts);
  std::string result;
  for (const ShownCount& cell : table.cells) result += text_of(cell) + " ";
  const std::string total = text_of(table.total);
  return result + (total.empty() ? "total withheld" : "total " + total);
}

/// Calls `f` for every ascending list of `cells` values up to `most`.
template <class F>
void for_each_ascending(std::size_t cells, std::uint64_t most, F f) {
  Counts counts(cells, 0);
  while (true) {
    f(counts);
    std::size_t i = cells;
    while (i > 0 && counts[i - 1] == most) --i;
    if (i == 0) return;
    std::fill(counts.begin() + static_cast<std::ptrdiff_t>(i) - 1, counts.end(), counts[i - 1] + 1);
  }
}

/// The next list of values up to `most`, in the order of a counter.
bool advance(Counts& counts, std::uint64_t most) {
  for (std::uint64_t& count : counts) {
    if (++count <= most) return true;
    count = 0;
  }
  return false;
}

/// Everything that a reader may hold possible for the hidden counts of one publication.
struct Possible {
  std::set<std::uint64_t> small, large;
  std::uint64_t largest_possible = 0;  ///< no hidden count can be larger; 0: no limit
};

/// What one kind of hidden count may still be, however large: the total less all that is known.
std::uint64_t largest_possible(const Counts& counts, const ShownTable& table) {
  if (std::holds_alternative<Hidden>(table.total)) return 0;
  std::uint64_t sum = 0;
  std::uint64_t others = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto* hidden = std::get_if<Hidden>(&table.cells[i]);
    if (hidden == nullptr) continue;
    sum += counts[i];
    others += *hidden == Hidden::small ? 1 : disclosure_threshold;
  }
  return sum - std::min(sum, others) + disclosure_threshold;
}

}  // namespace

TEST_CASE("small counts are hidden, and large ones that would give them away") {
  CHECK(shown({7, 3, 12, 1, 0, 9}) == "7 <5 12 <5 0 9 total 32");
  CHECK(shown({7, 1, 12, 1, 0, 9}) == "s <5 12 <5 0 9 total 30");
  CHECK(shown({7, 3, 12, 9}) == "s <5 12 9 total 31");
  CHECK(shown({5, 2}) == "s <5 total withheld");
  CHECK(shown({4, 4, 20, 6}) == "<5 <5 20 s total 34");
  CHECK(shown({8, 6, 15}) == "8 6 15 total 29");
}

TEST_CASE("without small counts all is shown") {
  CHECK(shown({}) == "total 0");
  CHECK(shown({0}) == "0 total 0");
  CHECK(shown({0, 0, 0}) == "0 0 0 total 0");
  CHECK(shown({5}) == "5 total 5");
  CHECK(shown({0, 5, 9}) == "0 5 9 total 14");
}

TEST_CASE("a table with nothing to hide among keeps its total to itself") {
  for (const std::uint64_t count : {1, 2, 3, 4}) {
    CHECK(shown({count}) == "<5 total withheld");
    CHECK(shown({0, count, 0}) == "0 <5 0 total withheld");
  }
  CHECK(shown({1, 1}) == "<5 <5 total withheld");
  CHECK(shown({2, 2}) == "<5 <5 total 4");
}

TEST_CASE("huge counts are protected as well") {
  CHECK(shown({1'000'000'000'000, 3, 2'000'000'000'000}) ==
        "s <5 2000000000000 total 3000000000003");
  CHECK(shown({1'000'000'000'000, 3, 1'000'000'000'001, 1'000'000'000'002}).substr(0, 5) ==
        "s <5 ");
}

TEST_CASE("what is made from a hidden count is hidden") {
  const ShownTable table = CountProtector().protect(Counts{7, 3, 12, 9});
  const auto share = [](std::uint64_t part, std::uint64_t whole) {
    return wilson_interval({part, whole});
  };
  CHECK_FALSE(derive(share, table.cells[0], table.total));
  CHECK_FALSE(derive(share, table.cells[1], table.total));
  CHECK(derive(share, table.cells[2], table.total).value()->low == wilson_interval({12, 31})->low);
  const ShownTable bare = CountProtector().protect(Counts{5, 2, 0});
  CHECK_FALSE(derive(share, bare.cells[2], bare.total));
  CHECK(derive([](std::uint64_t n) { return n; }, bare.cells[2]) == 0);
}

TEST_CASE("the order of counts makes no difference") {
  CountProtector protector;
  std::mt19937 random(5);
  for (int i = 0; i < 500; ++i) {
    Counts counts(2 + random() % 6);
    for (std::uint64_t& count : counts) count = random() % 14;
    const ShownTable table = protector.protect(counts);
    std::vector<std::size_t> order(counts.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    std::shuffle(order.begin(), order.end(), random);
    Counts shuffled;
    for (const std::size_t k : order) shuffled.push_back(counts[k]);
    const ShownTable again = protector.protect(shuffled);
    CHECK(again.total == table.total);
    for (std::size_t k = 0; k < order.size(); ++k) CHECK(again.cells[k] == table.cells[order[k]]);
  }
}

// The attacker knows the rule and has all the time: runs it on every table, keeps those that
// come out as published, and looks what each hidden count may be. Cell by cell and in every order
// for up to four counts.
TEST_CASE("an attacker who knows the rule is left with three values for each hidden cell") {
  CountProtector protector;
  constexpr std::uint64_t most = 13;
  for (std::size_t cells = 1; cells <= 4; ++cells) {
    std::map<std::string, std::vector<std::set<std::uint64_t>>> published;
    Counts counts(cells, 0);
    for (bool more = true; more; more = advance(counts, most)) {
      const ShownTable table = protector.protect(counts);
      if (largest_possible(counts, table) > most) continue;  // larger counts may look the same
      std::string key;
      for (const ShownCount& cell : table.cells) key += text_of(cell) + " ";
      auto& possible = published[key + text_of(table.total)];
      possible.resize(cells);
      for (std::size_t i = 0; i < cells; ++i) {
        if (std::holds_alternative<Hidden>(table.cells[i])) possible[i].insert(counts[i]);
      }
    }
    CHECK(published.size() > 10);
    for (const auto& [key, possible] : published) {
      for (const std::set<std::uint64_t>& values : possible) {
        if (!values.empty() && values.size() < least_possible_values) FAIL_CHECK(key);
      }
    }
  }
}

// The same for up to six counts. Order makes no difference to the rule, so one order of each table
// stands for all, and what one hidden count of a kind may be, each of that kind may be.
TEST_CASE("an attacker is left with three values in tables of up to six cells") {
  CountProtector protector;
  for (const auto& [cells, most] : std::vector<std::pair<std::size_t, std::uint64_t>>{
           {1, 40}, {2, 40}, {3, 30}, {4, 24}, {5, 20}, {6, 17}}) {
    std::map<std::string, Possible> published;
    for_each_ascending(cells, most, [&](const Counts& counts) {
      const ShownTable table = protector.protect(counts);
      std::vector<std::string> texts;
      for (const ShownCount& cell : table.cells) texts.push_back(text_of(cell));
      std::sort(texts.begin(), texts.end());
      std::string key = text_of(table.total);
      for (const std::string& text : texts) key += " " + text;
      Possible& possible = published[key];
      possible.largest_possible = largest_possible(counts, table);
      for (std::size_t i = 0; i < cells; ++i) {
        const auto* hidden = std::get_if<Hidden>(&table.cells[i]);
        if (hidden != nullptr)
          (*hidden == Hidden::small ? possible.small : possible.large).insert(counts[i]);
      }
    });
    std::size_t complete = 0;
    for (const auto& [key, possible] : published) {
      if (possible.largest_possible > most) continue;
      ++complete;
      for (const auto* values : {&possible.small, &possible.large}) {
        if (!values->empty() && values->size() < least_possible_values) FAIL_CHECK(key);
      }
      if (!possible.large.empty()) CHECK_FALSE(possible.small.empty());
    }
    CHECK(complete * 4 > published.size());  // the range tried says something
  }
}

TEST_CASE("large tables are protected quickly") {
  Counts packed = {1};
  for (std::uint64_t i = 0; i < 39; ++i) packed.push_back(5 + i % 2);
  CHECK(CountProtector().protect(packed).cells.size() == 40);
  Counts steps = {1};
  for (std::uint64_t i = 0; i < 39; ++i) steps.push_back(5 + i);
  CHECK(CountProtector().protect(steps).cells.size() == 40);
  Counts close = {4};
  for (std::uint64_t i = 0; i < 39; ++i) close.push_back(5000 + i);
  CHECK(CountProtector().protect(close).cells.size() == 40);
}
