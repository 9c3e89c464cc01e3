// Expected values: R 4.2.2 (the formulas of spdep's EBest, qgamma, pbeta, integrate, chisq.test);
// P(above average) also from mpmath 1.3.0 with 25 digits.
#include "reach/shrinkage.h"

#include <cmath>
#include <numeric>

#include "catch.h"
#include "reach/best_probability.h"
#include "reach/homogeneity.h"

using namespace kier;

namespace {

const std::vector<ExposedCount> eight = {{18, 200}, {6, 150}, {2, 20}, {0, 50},
                                         {11, 300}, {9, 250}, {1, 10}, {30, 500}};

struct Expected {
  double estimate, low, high, above_average, best;
};
const std::vector<Expected> expected = {
    {0.06750956, 0.046504, 0.092369, 0.91583486, 0.50869301042},
    {0.04793180, 0.029714, 0.070435, 0.32489031, 0.03897937706},
    {0.05511681, 0.032174, 0.084134, 0.56172190, 0.15115319597},
    {0.04438782, 0.024907, 0.069405, 0.23611008, 0.03014812657},
    {0.04422364, 0.028918, 0.062728, 0.17932541, 0.01107591856},
    {0.04461433, 0.028619, 0.064104, 0.19997364, 0.01440278864},
    {0.05362332, 0.030720, 0.082801, 0.51489626, 0.12951504988},
    {0.05706985, 0.041645, 0.074887, 0.71291631, 0.11603253291}};

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

TEST_CASE("venues are drawn towards their average") {
  const auto shrunk = shrink_rates(eight);
  REQUIRE(shrunk);
  CHECK(std::abs(shrunk->average - 0.0520270270) < 1e-9);
  CHECK(std::abs(shrunk->variance - 0.0001790784) < 1e-9);
  REQUIRE(shrunk->prior);
  CHECK(std::abs(shrunk->prior->shape - 15.11523165) < 1e-6);
  CHECK(std::abs(shrunk->prior->rate - 290.52653047) < 1e-6);
  REQUIRE(shrunk->venues.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const ShrunkRate& venue = shrunk->venues[i];
    CHECK(std::abs(venue.estimate - expected[i].estimate) < 1e-6);
    CHECK(std::abs(venue.interval.low - expected[i].low) < 1e-6);
    CHECK(std::abs(venue.interval.high - expected[i].high) < 1e-6);
    REQUIRE(venue.above_average);
    CHECK(std::abs(*venue.above_average - expected[i].above_average) < 1e-6);
  }
}

TEST_CASE("the probability of being best is integrated") {
  const auto shrunk = shrink_rates(eight);
  REQUIRE(shrunk);
  const std::vector<double> best = best_probabilities(*shrunk);
  REQUIRE(best.size() == expected.size());
  for (std::size_t i = 0; i < best.size(); ++i) {
    CHECK(std::abs(best[i] - expected[i].best) < 1e-9);
  }
  CHECK(std::abs(sum_of(best) - 1) < 1e-9);
  CHECK(best_probabilities(*shrunk) == best);
}

TEST_CASE("which of two rates is higher has a closed form") {
  const auto shrunk = shrink_rates(eight);
  REQUIRE(shrunk);
  const GammaRate a = *shrunk->venues[0].posterior;
  const GammaRate b = *shrunk->venues[1].posterior;
  CHECK(std::abs(probability_higher(a, b) - 0.8956776709) < 1e-6);
  CHECK(probability_higher(a, b) + probability_higher(b, a) == Approx(1));
  CHECK(probability_higher(a, a) == Approx(0.5));
}

TEST_CASE("integral and closed form agree for all kinds of pairs") {
  const std::vector<GammaRate> rates = {{0.03, 2},   {0.2, 5},    {0.5, 0.001}, {1, 1},
                                        {3, 40},     {33.1, 490}, {1e4, 1e6},   {1e4, 0.9e6},
                                        {1e6, 1e10}, {1e9, 1e10}, {2000, 100.5}};
  for (const GammaRate& a : rates) {
    for (const GammaRate& b : rates) {
      if (a.shape < 1 && b.shape < 1) continue;  // no venue has a count: never with a prior
      const GammaRate both[] = {a, b};
      CHECK(std::abs(best_probabilities(both)[0] - probability_higher(a, b)) < 1e-6);
    }
  }
}

TEST_CASE("many venues are compared at once") {
  std::vector<ExposedCount> many;
  for (std::uint64_t i = 0; i < 100; ++i)
    many.push_back({i * i % 37, 50.0 + static_cast<double>(i)});
  const auto shrunk = shrink_rates(many);
  REQUIRE(shrunk);
  REQUIRE(shrunk->prior);
  CHECK(std::abs(sum_of(best_probabilities(*shrunk)) - 1) < 1e-6);
}

TEST_CASE("one large venue among zeros keeps its rate") {
  const std::vector<ExposedCount> venues = {{100'000, 50}, {0, 50}, {0, 50}, {0, 50}, {0, 0}};
  const auto shrunk = shrink_rates(venues);
  REQUIRE(shrunk);
  REQUIRE(shrunk->prior);
  CHECK(shrunk->venues[0].estimate == Approx(2000).epsilon(1e-3));
  const auto best = best_probabilities(*shrunk);
  CHECK(std::abs(sum_of(best) - 1) < 1e-6);
  CHECK(best[0] > 0.8);
  CHECK(best[4] > best[1]);  // nobody knows yet
}

TEST_CASE("nothing tells venues apart that differ no more than by chance") {
  for (const std::vector<ExposedCount>& venues :
       {std::vector<ExposedCount>{{5, 100}, {6, 100}, {4, 100}},
        {{0, 100}, {0, 50}},
        {{0, 0.3}, {2, 0.3}},  // exactly what chance makes, but for rounding
        {{7, 100}},
        {{7, 100}, {0, 0}, {3, 0}}}) {
    const auto shrunk = shrink_rates(venues);
    REQUIRE(shrunk);
    CHECK_FALSE(shrunk->prior);
    CHECK(shrunk->variance == 0);
    REQUIRE(shrunk->venues.size() == venues.size());
    for (const ShrunkRate& venue : shrunk->venues) {
      CHECK(venue.estimate == shrunk->average);
      CHECK_FALSE(venue.posterior);
      CHECK_FALSE(venue.above_average);
      CHECK(standing_of(venue.above_average) == Standing::cannot_tell);
      CHECK(venue.interval.high > shrunk->average);
    }
    for (const double best : best_probabilities(*shrunk)) {
      CHECK(best == Approx(1.0 / static_cast<double>(venues.size())));
    }
  }
  const auto zeros = shrink_rates(std::vector<ExposedCount>{{0, 100}, {0, 50}});
  CHECK(zeros->venues[0].interval.low == 0);
  CHECK(std::abs(zeros->venues[0].interval.high - 3.688879 / 150) < 1e-6);
}

TEST_CASE("venues without exposure do not take part") {
  CHECK_FALSE(shrink_rates({}));
  CHECK_FALSE(shrink_rates(std::vector<ExposedCount>{{0, 0}, {5, 0}, {1, std::nan("")}}));

  std::vector<ExposedCount> nine = eight;
  nine.insert(nine.begin(), {4, 0});
  const auto with = shrink_rates(nine);
  const auto without = shrink_rates(eight);
  REQUIRE(with);
  REQUIRE(without);
  CHECK(with->average == without->average);
  CHECK(with->prior->shape == without->prior->shape);
  CHECK(with->venues[0].posterior->shape == with->prior->shape);
  CHECK(with->venues[0].estimate == Approx(with->average));
  CHECK(with->venues[1].estimate == without->venues[0].estimate);
}

TEST_CASE("a standing is said in one of three ways") {
  CHECK(standing_of(0.9) == Standing::probably_above);
  CHECK(standing_of(0.8999) == Standing::cannot_tell);
  CHECK(standing_of(0.1001) == Standing::cannot_tell);
  CHECK(standing_of(0.1) == Standing::probably_below);
  CHECK(standing_of({}) == Standing::cannot_tell);
}

TEST_CASE("homogeneity is tested against one rate for all") {
  const Homogeneity all = test_homogeneity(eight);
  CHECK(std::abs(all.x2 - 13.094199) < 1e-6);
  CHECK(all.degrees == 7);
  CHECK(std::abs(all.p_value - 0.06984623843) < 1e-6);
  CHECK(all.least_expected == Approx(0.52027027));

  std::vector<ExposedCount> nine = eight;
  nine.push_back({4, 0});
  CHECK(test_homogeneity(nine).x2 == all.x2);

  for (const std::vector<ExposedCount>& venues :
       {std::vector<ExposedCount>{}, {{0, 0}}, {{7, 100}}, {{0, 100}, {0, 50}}}) {
    const Homogeneity nothing = test_homogeneity(venues);
    CHECK(nothing.x2 == 0);
    CHECK(nothing.p_value == 1);
  }
  const std::vector<ExposedCount> huge = {{1ULL << 50, 1e6}, {(1ULL << 50) + (1ULL << 40), 1e6}};
  CHECK(test_homogeneity(huge).p_value < 1e-12);
}
