#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "reach/report.h"

namespace kier {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

inline Date date_of(int y, unsigned m, unsigned d) {
  return Date(year(y) / month(m) / day(d));
}

/// A campaign small enough to see through, for reports.
struct SampleCampaign {
  Settings settings;
  ChannelRegister all;
  Tally tally;
  std::vector<Estimate> estimates;
  Readership readership = Readership::shared;
  std::string language = "nl";
  ReportPeriod period = {date_of(2026, 10, 1), date_of(2026, 11, 30)};
  Date today = date_of(2026, 12, 15);
  std::uint64_t run_pieces = 500;
  std::optional<std::uint64_t> confirmed;

  SampleCampaign() {
    settings.title = {{"nl", "Op een kier"}};
    settings.languages = {"nl"};
    settings.whole_languages = 1;
    tally.rules_version = "v1/bots-2026-11";
    log_days("site", date_of(2026, 10, 1), date_of(2026, 11, 30));
  }

  void log_days(const std::string& source, Date from, Date until) {
    for (auto at = std::chrono::sys_days(from); at <= std::chrono::sys_days(until);
         at += std::chrono::days(1)) {
      tally.days[{source, Date(at)}] = true;
    }
  }
  Channel& add(std::string code, std::string name, std::string kind = "venue") {
    Channel& channel = all.channels.emplace_back();
    channel.code = std::move(code);
    channel.name = std::move(name);
    channel.kind = std::move(kind);
    channel.may_be_named = true;
    return channel;
  }
  void deliver(const std::string& code, double pieces, std::string note = {}) {
    all.placements.push_back({std::to_string(all.placements.size() + 1),
                              code,
                              date_of(2026, 10, 2),
                              "deliver",
                              pieces,
                              "a6-flyer",
                              "",
                              std::move(note),
                              {}});
  }
  void collect(const std::string& code, double pieces) {
    all.placements.push_back({std::to_string(all.placements.size() + 1),
                              code,
                              date_of(2026, 11, 20),
                              "collect",
                              pieces,
                              "a6-flyer",
                              "",
                              "",
                              {}});
  }
  void visit(const std::string& code, std::uint64_t scan_days, const std::string& step = "scan",
             Date on = date_of(2026, 10, 5)) {
    TallyCounts& counts = tally.counts[{"site", on, code, step}];
    counts.scan_days += scan_days;
    counts.sessions30 += scan_days;
    counts.hits += scan_days;
  }
  void count(const std::string& code, const std::string& step, double number,
             std::string source = {}, std::string in_month = "2026-10") {
    HandCount& row = all.counts.emplace_back();
    row.month = std::move(in_month);
    row.code = code;
    row.step = step;
    row.count = number;
    row.source = std::move(source);
  }

  ReportInput input() const {
    ReportInput result{settings, all, tally, estimates, readership, language, today, period};
    result.run_pieces = run_pieces;
    result.confirmed = confirmed;
    return result;
  }
  /// Bytes by path.
  std::map<std::string, std::string> render() const {
    std::map<std::string, std::string> result;
    for (Artefact& artefact : render_report(input())) {
      result[artefact.path] = std::move(artefact.bytes);
    }
    return result;
  }
  std::string page() const { return render().at("reach/index.html"); }
};

/// The eight venues of shrinkage_test.cpp, which are those of the statistics' vectors.
inline SampleCampaign eight_venues() {
  SampleCampaign sample;
  const std::vector<std::pair<std::uint64_t, double>> venues = {
      {18, 200}, {6, 150}, {2, 20}, {0, 50}, {11, 300}, {9, 250}, {1, 10}, {30, 500}};
  const std::vector<std::string> names = {"WGC Ledeberg", "Bibliotheek De Krook", "Huisarts",
                                          "FACTS",        "Dienstencentrum",      "Sporthal",
                                          "Buurtwinkel",  "Huis van het Kind"};
  for (std::size_t i = 0; i < venues.size(); ++i) {
    const std::string code = "000" + std::string(1, static_cast<char>('A' + i));
    sample.add(code, names[i]).area = "Gent";
    sample.deliver(code, venues[i].second, i == 3 ? "droge flyer tussen veel stands" : "");
    if (venues[i].first > 0) sample.visit(code, venues[i].first);
  }
  sample.run_pieces = 1000;
  return sample;
}

}  // namespace kier
