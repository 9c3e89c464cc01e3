// Expected values: R 4.2.2, poisson.test, prop.test(correct = FALSE) and qbeta, unless said
// otherwise.
#include <cmath>

#include "catch.h"
#include "reach/counts_interval.h"
#include "reach/share_interval.h"

using namespace kier;

namespace {

void check_interval(const std::optional<Interval>& interval, double low, double high) {
  REQUIRE(interval);
  CHECK(std::abs(interval->low - low) < 1e-6);
  CHECK(std::abs(interval->high - high) < 1e-6);
}

}  // namespace

TEST_CASE("a count has Garwood's interval") {
  check_interval(count_interval(0), 0, 3.688879);
  check_interval(count_interval(1), 0.025318, 5.571643);
  check_interval(count_interval(3), 0.618672, 8.767273);
  check_interval(count_interval(4), 1.089865, 10.241589);
  check_interval(count_interval(5), 1.623486, 11.668332);
  check_interval(count_interval(10), 4.795389, 18.390356);
  check_interval(count_interval(18), 10.667941, 28.447760);
  check_interval(count_interval(25), 16.178682, 36.904932);
  check_interval(count_interval(100), 81.363991, 121.626794);
}

TEST_CASE("huge counts have the interval of the normal distribution") {
  for (const std::uint64_t count : {1'000'000'000ULL, 1'000'000'000'000'000ULL, 1ULL << 53}) {
    const double k = static_cast<double>(count);
    const Interval interval = count_interval(count);
    CHECK(interval.low / (k - 1.959964 * std::sqrt(k)) == Approx(1).epsilon(1e-7));
    CHECK(interval.high / (k + 1.959964 * std::sqrt(k)) == Approx(1).epsilon(1e-7));
    CHECK(interval.low < k);
    CHECK(interval.high > k);
  }
}

TEST_CASE("a rate is a count by its exposure") {
  check_interval(rate_interval({18, 200}), 0.053340, 0.142239);
  check_interval(rate_interval({0, 50}), 0, 0.073778);
  check_interval(rate_interval({1, 10}), 0.002532, 0.557164);
  CHECK_FALSE(rate_interval({0, 0}));
  CHECK_FALSE(rate_interval({3, 0}));
  CHECK_FALSE(rate_interval({3, -1}));
  CHECK_FALSE(rate_interval({3, std::nan("")}));
  CHECK_FALSE(rate_interval({3, INFINITY}));
}

TEST_CASE("a cost per count is open above when nothing was counted") {
  const auto four = cost_interval(120, 4);  // 120 euros by Garwood's limits for 4
  REQUIRE(four);
  CHECK(four->low == Approx(120 / 10.241589).epsilon(1e-6));
  CHECK(four->high == Approx(120 / 1.089865).epsilon(1e-6));
  const auto none = cost_interval(120, 0);
  REQUIRE(none);
  CHECK(none->low == Approx(120 / 3.688879).epsilon(1e-6));
  CHECK(none->high == INFINITY);
  check_interval(cost_interval(0, 0), 0, 0);
  CHECK_FALSE(cost_interval(-1, 4));
  CHECK_FALSE(cost_interval(std::nan(""), 4));
}

TEST_CASE("a share has Wilson's interval") {
  check_interval(wilson_interval({0, 20}), 0, 0.161125);
  check_interval(wilson_interval({1, 20}), 0.008881, 0.236131);
  check_interval(wilson_interval({3, 40}), 0.025836, 0.198642);
  check_interval(wilson_interval({5, 50}), 0.043476, 0.213602);
  check_interval(wilson_interval({12, 350}), 0.019720, 0.058964);
  check_interval(wilson_interval({9, 21}), 0.244700, 0.634534);
  check_interval(wilson_interval({18, 200}), 0.057687, 0.137766);
  check_interval(wilson_interval({6, 150}), 0.018459, 0.084513);
  check_interval(wilson_interval({20, 20}), 1 - 0.161125, 1);
  CHECK(wilson_interval({0, 20})->low == 0);
  CHECK(wilson_interval({20, 20})->high == 1);
  CHECK_FALSE(wilson_interval({0, 0}));
  CHECK_FALSE(wilson_interval({21, 20}));
  check_interval(wilson_interval({1ULL << 52, 1ULL << 53}), 0.5, 0.5);
}

TEST_CASE("Jeffreys's interval is there to compare with") {
  check_interval(jeffreys_interval({0, 20}), 0, 0.116639);
  check_interval(jeffreys_interval({1, 20}), 0.005449, 0.210819);
  check_interval(jeffreys_interval({3, 40}), 0.021577, 0.186814);
  check_interval(jeffreys_interval({5, 50}), 0.039194, 0.205355);
  check_interval(jeffreys_interval({12, 350}), 0.018877, 0.057335);
  check_interval(jeffreys_interval({9, 21}), 0.237443, 0.637942);
  check_interval(jeffreys_interval({18, 200}), 0.056187, 0.135561);
  check_interval(jeffreys_interval({6, 150}), 0.016866, 0.080577);
  check_interval(jeffreys_interval({20, 20}), 1 - 0.116639, 1);
  CHECK_FALSE(jeffreys_interval({0, 0}));
  CHECK_FALSE(jeffreys_interval({21, 20}));
}

TEST_CASE("dark reach is the inverse of the share that carried a code") {
  const auto known = dark_reach({9, 21});
  REQUIRE(known);
  CHECK(std::abs(known->multiplier - 2.333333) < 1e-6);
  check_interval(known->interval, 1.575959, 4.086642);
  const auto unseen = dark_reach({0, 21});
  REQUIRE(unseen);
  CHECK(unseen->multiplier == INFINITY);
  CHECK(unseen->interval.low == Approx(1 / wilson_interval({0, 21})->high));
  CHECK(unseen->interval.high == INFINITY);
  CHECK(dark_reach({21, 21})->interval.low == 1);
  CHECK_FALSE(dark_reach({0, 0}));
  CHECK_FALSE(dark_reach({22, 21}));
}
