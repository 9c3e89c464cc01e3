// What readers of a whole report can conclude about what it hides: all of index.html, reach.csv and
// reach.json, for every campaign of a small kind.
#include <algorithm>
#include <functional>
#include <set>

#include "catch.h"
#include "reach/report_facts.h"
#include "reach/report_figures.h"
#include "reach/report_model.h"
#include "reach/report_sample.h"

using namespace kier;

namespace {

using Numbers = std::vector<std::uint64_t>;

/// The next list of numbers up to `most`, in the order of a counter.
bool advance(Numbers& numbers, const Numbers& most) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (++numbers[i] <= most[i]) return true;
    numbers[i] = 0;
  }
  return false;
}

/// One campaign month with two places, of which the second has no name.
SampleCampaign two_places() {
  SampleCampaign sample;
  sample.period = {date_of(2026, 10, 1), date_of(2026, 10, 31)};
  sample.add("000A", "WGC Ledeberg");
  sample.add("000B", "Jeugdhuis").may_be_named = false;
  for (const std::string code : {"000A", "000B"}) sample.deliver(code, 100);
  sample.all.costs.push_back({date_of(2026, 10, 2), "druk", "", 0, 80, {}});
  return sample;
}

/// All bytes that a reader gets.
std::string published(const SampleCampaign& sample) {
  std::string bytes;
  for (const Artefact& artefact : render_report(sample.input())) bytes += artefact.bytes;
  return bytes;
}

/// Which numbers belong to one measure, and so to one sum: [first, end).
using Measures = std::vector<std::pair<std::size_t, std::size_t>>;

/// All campaigns of a kind that have the same report.
struct Lookalikes {
  std::vector<Numbers> campaigns;

  std::set<std::uint64_t> values(std::size_t i) const {
    std::set<std::uint64_t> result;
    for (const Numbers& numbers : campaigns) result.insert(numbers[i]);
    return result;
  }
  /// The largest sum of one measure. A report that shows or bounds it by this cannot stand for a
  /// campaign with a larger number; one of which larger numbers were not tried is passed over.
  std::uint64_t largest_sum(std::pair<std::size_t, std::size_t> measure) const {
    std::uint64_t largest = 0;
    for (const Numbers& numbers : campaigns) {
      std::uint64_t sum = 0;
      for (std::size_t i = measure.first; i < measure.second; ++i) sum += numbers[i];
      largest = std::max(largest, sum);
    }
    return largest;
  }
};

/// What the attacker found out.
struct Attack {
  std::size_t tried = 0, hiding = 0;
  std::vector<std::string> successes;

  /// A number is told (0 or at least 5) or left with three values or more.
  void look(const Lookalikes& alike, std::size_t i) {
    const std::set<std::uint64_t> values = alike.values(i);
    const bool told = values.size() == 1 && (*values.begin() == 0 || *values.begin() >= 5);
    ++tried;
    if (values.size() > 1) ++hiding;
    if (told || values.size() >= least_possible_values) return;
    std::string text = "number " + std::to_string(i) + ":";
    for (const std::uint64_t value : values) text += " " + std::to_string(value);
    successes.push_back(text);
  }
};

/// Makes every campaign of the kind, keeps those whose reports are the same, and looks what each
/// number may be.
Attack attack(const Numbers& most, const Measures& measures,
              const std::function<std::string(const Numbers&)>& publish) {
  std::map<std::size_t, Lookalikes> by_report;
  Numbers numbers(most.size(), 0);
  do {
    by_report[std::hash<std::string>()(publish(numbers))].campaigns.push_back(numbers);
  } while (advance(numbers, most));
  Attack result;
  for (const auto& [key, alike] : by_report) {
    for (const auto& measure : measures) {
      if (alike.largest_sum(measure) > most[measure.first]) continue;
      for (std::size_t i = measure.first; i < measure.second; ++i) result.look(alike, i);
    }
  }
  return result;
}

void check_fails(const Attack& attack) {
  CHECK(attack.tried > 20);
  CHECK(attack.hiding > 0);
  CHECK(attack.successes == std::vector<std::string>{});
}

std::vector<std::string> cells_of(const Numbers& scans) {
  SampleCampaign sample;
  for (std::size_t i = 0; i < scans.size(); ++i) {
    const std::string code = "00" + std::to_string(10 + i);
    sample.add(code, "plaats " + std::to_string(i));
    if (scans[i] > 0) sample.visit(code, scans[i]);
  }
  const ReportModel model = protect_report(collect_facts(sample.input()));
  std::vector<std::string> result;
  for (const ShownCount& cell : model.scans.cells) result.push_back(text_of(cell));
  result.push_back(text_of(model.scans.total));
  return result;
}

}  // namespace

TEST_CASE("a shared report hides what the rule of disclosure hides") {
  using Cells = std::vector<std::string>;
  CHECK(cells_of({7, 3, 12, 1, 0, 9}) == Cells{"7", "<5", "12", "<5", "0", "9", "32"});
  CHECK(cells_of({7, 1, 12, 1, 0, 9}) == Cells{"s", "<5", "12", "<5", "0", "9", "30"});
  CHECK(cells_of({7, 3, 12, 9}) == Cells{"s", "<5", "12", "9", "31"});
  CHECK(cells_of({5, 2}) == Cells{"s", "<5", ""});
  CHECK(cells_of({4, 4, 20, 6}) == Cells{"<5", "<5", "20", "s", "34"});
}

TEST_CASE("an attacker cannot narrow visits, with steps, requests and sessions beside them") {
  check_fails(attack({9, 9, 4, 4}, {{0, 2}, {2, 4}}, [](const Numbers& n) {
    SampleCampaign sample = two_places();
    if (n[0] > 0) sample.visit("000A", n[0]);
    if (n[1] > 0) sample.visit("000B", n[1]);
    if (n[2] > 0) sample.visit("000A", n[2], "discord");
    if (n[3] > 0) sample.visit("000B", n[3], "discord");
    sample.tally.quality.lines = 10 + n[0] + n[1] + n[2] + n[3];
    sample.tally.quality.candidates = n[0] + n[1] + n[2] + n[3];
    sample.confirmed = n[0] + n[1];
    return published(sample);
  }));
}

TEST_CASE("an attacker cannot narrow joins, with a target that counts them") {
  check_fails(attack({12, 12, 12}, {{0, 3}}, [](const Numbers& n) {
    SampleCampaign sample = two_places();
    sample.count("000A", "discord", static_cast<double>(n[0]));
    sample.count("000B", "discord", static_cast<double>(n[1]));
    sample.count("", "discord", static_cast<double>(n[2]));
    Target target;
    target.measure = {{"nl", "Leden"}};
    target.step = "discord";
    target.target = 6;
    sample.all.targets.push_back(target);
    target.until = date_of(2026, 10, 15);
    sample.all.targets.push_back(target);
    return published(sample);
  }));
}

TEST_CASE("an attacker cannot narrow intakes by code and answer") {
  check_fails(attack({9, 4, 9, 4}, {{0, 4}}, [](const Numbers& n) {
    SampleCampaign sample = two_places();
    sample.count("000A", "intake", static_cast<double>(n[0]), "flyer");
    sample.count("000A", "intake", static_cast<double>(n[1]), "vriend");
    sample.count("", "intake", static_cast<double>(n[2]), "flyer");
    sample.count("", "intake", static_cast<double>(n[3]), "huisarts");
    return published(sample);
  }));
}

TEST_CASE("an attacker cannot narrow contacts and estimates") {
  check_fails(attack({9, 9, 4, 4}, {{0, 2}, {2, 4}}, [](const Numbers& n) {
    SampleCampaign sample = two_places();
    for (const std::size_t i : {0U, 1U}) {
      Moment moment;
      moment.date = date_of(2026, 10, 3);
      moment.place = "school " + std::to_string(i);
      moment.contacts = static_cast<double>(n[i]);
      sample.all.moments.push_back(moment);
    }
    sample.estimates = {{"goatcounter", "2026-10", "000A", "scan", n[2]},
                        {"goatcounter", "2026-10", "000B", "scan", n[3]}};
    return published(sample);
  }));
}

// Channels and months are two views of the same visits. A report depends on their sums alone, so
// every pair of sums stands for all tables with these.
TEST_CASE("an attacker cannot narrow channels by months or months by channels") {
  const auto publish = [](const Numbers& channels, const Numbers& months) {
    SampleCampaign sample;
    sample.add("000A", "A");
    sample.add("000B", "B");
    sample.add("000C", "C");
    Numbers left = months;
    const std::vector<std::string> codes = {"000A", "000B", "000C"};
    for (std::size_t i = 0; i < codes.size(); ++i) {
      std::uint64_t open = channels[i];
      for (const unsigned m : {0U, 1U}) {
        const std::uint64_t part = std::min(open, left[m]);
        if (part > 0) sample.visit(codes[i], part, "scan", date_of(2026, 10 + m, 9));
        open -= part;
        left[m] -= part;
      }
    }
    const ReportModel model = protect_report(collect_facts(sample.input()));
    return render_figures_csv(report_figures(model, compare_venues(model)), "nl");
  };
  std::size_t with_months = 0;
  for (const std::uint64_t total : {7U, 20U}) {
    std::map<std::string, std::vector<std::set<std::uint64_t>>> by_report;
    for (std::uint64_t a = 0; a <= total; ++a) {
      for (std::uint64_t b = 0; a + b <= total; ++b) {
        for (std::uint64_t first = 0; first <= total; ++first) {
          const Numbers channels = {a, b, total - a - b};
          const Numbers months = {first, total - first};
          auto& possible = by_report[publish(channels, months)];
          possible.resize(5);
          for (std::size_t i = 0; i < 3; ++i) possible[i].insert(channels[i]);
          for (std::size_t i = 0; i < 2; ++i) possible[3 + i].insert(months[i]);
        }
      }
    }
    for (const auto& [report, possible] : by_report) {
      if (report.find("trend;") != std::string::npos) ++with_months;
      // Without a total the others of this total are not all that look the same.
      if (report.find("withheld") != std::string::npos) continue;
      for (const std::set<std::uint64_t>& values : possible) {
        const bool told = values.size() == 1 && (*values.begin() == 0 || *values.begin() >= 5);
        if (!told && values.size() < least_possible_values) FAIL_CHECK(report);
      }
    }
  }
  CHECK(with_months > 100);
}

TEST_CASE("a table of months that is shown never had to withhold its sum") {
  CountProtector protector;
  for (const std::size_t months : {2U, 3U, 4U, 5U}) {
    Numbers numbers(months, 0);
    const Numbers most(months, months > 3 ? 7 : 12);
    do {
      std::uint64_t sum = 0;
      for (const std::uint64_t number : numbers) sum += number;
      if (sum + 1 < 5 * months) continue;
      if (!shown(protector.protect(numbers).total)) FAIL_CHECK(sum);
    } while (advance(numbers, most));
  }
}

TEST_CASE("an internal report hides nothing") {
  SampleCampaign sample = two_places();
  sample.visit("000A", 5);
  sample.visit("000B", 2);
  CHECK(published(sample).find("&lt;5") != std::string::npos);
  sample.readership = Readership::internal;
  const std::string page = sample.page();
  CHECK(page.find("&lt;5") == std::string::npos);
  CHECK(page.find("Jeugdhuis") != std::string::npos);
  CHECK(page.find("000B") != std::string::npos);
}

TEST_CASE("what may not be named has no name, code or note in a shared report") {
  SampleCampaign sample = two_places();
  sample.all.channels[1].area = "Ledeberg";
  sample.deliver("000B", 10, "bij meester Jan in het Jeugdhuis");
  sample.deliver("000A", 10, "aan de balie");
  Moment moment;
  moment.date = date_of(2026, 10, 3);
  moment.place = "Jeugdhuis, zaal 2";
  moment.code = "000B";
  moment.note = "met Jan";
  sample.all.moments.push_back(moment);
  const std::string bytes = published(sample);
  for (const std::string secret : {"Jeugdhuis", "000B", "000A", "Jan", "zaal 2", "3 oktober"}) {
    CHECK(bytes.find(secret) == std::string::npos);
  }
  CHECK(bytes.find("Plaats A, Ledeberg") != std::string::npos);
  CHECK(bytes.find("Notitie: aan de balie") != std::string::npos);
}
