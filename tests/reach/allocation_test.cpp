#include "reach/allocation.h"

#include <cmath>
#include <numeric>

#include "catch.h"

using namespace kier;

namespace {

using Pieces = std::vector<std::uint64_t>;

/// The eight venues of shrinkage_test.cpp.
std::vector<RunCandidate> eight() {
  std::vector<RunCandidate> result;
  for (const double best : {0.50869301042, 0.03897937706, 0.15115319597, 0.03014812657,
                            0.01107591856, 0.01440278864, 0.12951504988, 0.11603253291}) {
    result.push_back({best, {}});
  }
  return result;
}

std::uint64_t sum_of(const PrintRun& run) {
  return std::accumulate(run.pieces.begin(), run.pieces.end(), run.left_over);
}

}  // namespace

TEST_CASE("half a print run goes equally, half by the probability of being best") {
  const PrintRun run = allocate_print_run(1000, 25, eight(), 0.069846);
  CHECK(run.reason == SplitReason::best_venues);
  CHECK(run.pieces == Pieces{325, 75, 125, 75, 75, 75, 125, 125});
  CHECK(run.left_over == 0);
}

TEST_CASE("rounding leaves nobody with nothing while another has two bundles") {
  std::vector<RunCandidate> venues(12, RunCandidate{0, {}});
  venues[1].best = 1;
  Pieces wanted(12, 25);
  wanted[1] = 225;
  CHECK(allocate_print_run(500, 25, venues, 0.01).pieces == wanted);
  // 11 bundles are not enough for 12, and what is not picked up need not be brought.
  CHECK(allocate_print_run(275, 25, venues, 1).pieces ==
        Pieces{25, 25, 25, 25, 25, 25, 25, 25, 25, 25, 25, 0});
  venues[11].pick_up = 10;
  CHECK(allocate_print_run(500, 25, venues, 0.01).pieces[11] == 0);
}

TEST_CASE("a print run is split equally when there is no clear difference") {
  const PrintRun run = allocate_print_run(1000, 25, eight(), 0.1001);
  CHECK(run.reason == SplitReason::no_clear_difference);
  CHECK(run.pieces == Pieces(8, 125));
  CHECK(allocate_print_run(1000, 25, eight(), 0.10).reason == SplitReason::best_venues);
  // 41 bundles: the first gets the one more.
  CHECK(allocate_print_run(1025, 25, eight(), 1).pieces ==
        Pieces{150, 125, 125, 125, 125, 125, 125, 125});
  // A p-value that is none tells nothing.
  CHECK(allocate_print_run(1000, 25, eight(), std::nan("")).pieces == Pieces(8, 125));
}

TEST_CASE("no venue gets more than it gets rid of") {
  std::vector<RunCandidate> venues = eight();
  venues[0].pick_up = 210;  // eight bundles and a bit
  venues[3].pick_up = 0;
  venues[7].pick_up = 500;
  const PrintRun run = allocate_print_run(1000, 25, venues, 0.05);
  CHECK(run.pieces[0] == 200);
  CHECK(run.pieces[3] == 0);
  CHECK(run.limited == std::vector<bool>{true, false, false, true, false, false, false, false});
  CHECK(run.left_over == 0);
  CHECK(sum_of(run) == 1000);
  for (const std::size_t i : {1U, 2U, 4U, 5U, 6U, 7U}) {
    CHECK(run.pieces[i] >= allocate_print_run(1000, 25, eight(), 0.05).pieces[i]);
  }

  for (RunCandidate& venue : venues) venue.pick_up = 50;
  const PrintRun full = allocate_print_run(1000, 25, venues, 0.05);
  CHECK(full.pieces == Pieces(8, 50));
  CHECK(full.left_over == 600);
}

TEST_CASE("what does not fill a bundle is left over") {
  const PrintRun run = allocate_print_run(1013, 25, eight(), 0.05);
  CHECK(run.left_over == 13);
  CHECK(sum_of(run) == 1013);
  const PrintRun small = allocate_print_run(24, 25, eight(), 0.05);
  CHECK(small.pieces == Pieces(8, 0));
  CHECK(small.left_over == 24);
  CHECK(allocate_print_run(7, 0, eight(), 1).pieces == Pieces{1, 1, 1, 1, 1, 1, 1, 0});
  CHECK(allocate_print_run(100, 25, {}, 0.05).left_over == 100);
  CHECK(allocate_print_run(100, 25, std::vector<RunCandidate>{{1, {}}}, 1).pieces == Pieces{100});
  const PrintRun huge = allocate_print_run(1ULL << 50, 1, eight(), 0.05);
  CHECK(sum_of(huge) == 1ULL << 50);
}

TEST_CASE("weights of no use mean an equal split") {
  for (const double weight : {0.0, -1.0, static_cast<double>(NAN), static_cast<double>(INFINITY)}) {
    const std::vector<RunCandidate> two = {{weight, {}}, {0, {}}};
    const PrintRun run = allocate_print_run(100, 10, two, 0.01);
    CHECK(run.reason == SplitReason::no_clear_difference);
    CHECK(run.pieces == Pieces{50, 50});
  }
}

TEST_CASE("rounding never depends on the last digits of an integral") {
  std::vector<RunCandidate> venues(3, RunCandidate{1.0 / 3, {}});
  venues[2].best += 1e-14;
  CHECK(allocate_print_run(400, 100, venues, 0.01).pieces == Pieces{200, 100, 100});
}
