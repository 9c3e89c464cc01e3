// Expected values: R 4.2.2, poisson.test with two counts.
#include "reach/rate_ratio.h"

#include <cmath>

#include "catch.h"

using namespace kier;

TEST_CASE("two rates are compared exactly") {
  const auto a = rate_ratio({18, 200}, {6, 150});
  REQUIRE(a);
  CHECK(std::abs(a->ratio - 2.25) < 1e-12);
  CHECK(std::abs(a->interval.low - 0.8556078877) < 1e-6);
  CHECK(std::abs(a->interval.high - 6.9241722871) < 1e-6);
  CHECK(std::abs(a->p_value - 0.09822495864) < 1e-6);

  const auto b = rate_ratio({11, 800}, {9, 800});
  REQUIRE(b);
  CHECK(std::abs(b->ratio - 1.222222222) < 1e-6);
  CHECK(std::abs(b->interval.low - 0.4604470052) < 1e-6);
  CHECK(std::abs(b->interval.high - 3.3369291419) < 1e-6);
}

TEST_CASE("a count of 0 opens the interval") {
  const auto above = rate_ratio({4, 100}, {0, 100});
  REQUIRE(above);
  CHECK(above->ratio == INFINITY);
  CHECK(std::abs(above->interval.low - 0.6601240194) < 1e-6);
  CHECK(above->interval.high == INFINITY);
  CHECK(std::abs(above->p_value - 0.125) < 1e-6);

  const auto below = rate_ratio({0, 100}, {4, 100});
  REQUIRE(below);
  CHECK(below->ratio == 0);
  CHECK(below->interval.low == 0);
  CHECK(std::abs(below->interval.high - 1 / 0.6601240194) < 1e-6);
  CHECK(std::abs(below->p_value - 0.125) < 1e-6);

  const auto neither = rate_ratio({0, 100}, {0, 50});
  REQUIRE(neither);
  CHECK(std::isnan(neither->ratio));
  CHECK(neither->interval.low == 0);
  CHECK(neither->interval.high == INFINITY);
  CHECK(neither->p_value == 1);

  CHECK_FALSE(rate_ratio({1, 0}, {1, 10}));
  CHECK_FALSE(rate_ratio({1, 10}, {0, 0}));
}

TEST_CASE("the ratio the other way round is the inverse") {
  const ExposedCount counts[] = {{0, 30}, {1, 10}, {7, 100}, {25, 400}, {900, 1000}};
  for (const ExposedCount& a : counts) {
    for (const ExposedCount& b : counts) {
      if (a.count == 0 && b.count == 0) continue;
      const auto there = rate_ratio(a, b);
      const auto back = rate_ratio(b, a);
      CHECK(there->p_value == Approx(back->p_value).epsilon(1e-9));
      const double low = there->interval.low;
      CHECK(low == (back->interval.high < INFINITY ? Approx(1 / back->interval.high) : Approx(0)));
      CHECK(there->p_value <= 1);
    }
  }
}

TEST_CASE("the p-value is a sum over all outcomes") {
  // Slowly, by the definition: everything no more likely than what was seen.
  const auto choose = [](int n, int k) {
    return std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1));
  };
  for (const double p : {0.5, 0.2, 0.73}) {
    for (int n = 1; n <= 24; ++n) {
      const auto likely = [&](int k) {
        return choose(n, k) * std::pow(p, k) * std::pow(1 - p, n - k);
      };
      for (int x = 0; x <= n; ++x) {
        double sum = 0;
        for (int k = 0; k <= n; ++k) sum += likely(k) <= likely(x) * (1 + 1e-7) ? likely(k) : 0;
        const auto ratio = rate_ratio({static_cast<std::uint64_t>(x), p},
                                      {static_cast<std::uint64_t>(n - x), 1 - p});
        REQUIRE(ratio);
        CHECK(ratio->p_value == Approx(sum).epsilon(1e-6));
      }
    }
  }
}

TEST_CASE("huge counts are compared as well") {
  const auto same = rate_ratio({1ULL << 50, 1e6}, {1ULL << 50, 1e6});
  REQUIRE(same);
  CHECK(same->interval.low == Approx(1).epsilon(1e-6));
  CHECK(same->interval.high == Approx(1).epsilon(1e-6));
  CHECK(same->p_value == 1);
  const auto other = rate_ratio({1'000'000'000, 100}, {1'000'100'000, 100});
  REQUIRE(other);
  CHECK(other->p_value == Approx(0.02535).epsilon(1e-3));  // z = 2.23601 of the normal
}
