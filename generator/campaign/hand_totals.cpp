#include "campaign/hand_totals.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "text/letters.h"

namespace kier {
namespace {

std::string_view bare_invitation(std::string_view text) {
  constexpr std::string_view scheme = "https://";
  if (text.starts_with(scheme)) text.remove_prefix(scheme.size());
  if (text.ends_with('/')) text.remove_suffix(1);
  return text;
}

class HandCounter {
 public:
  explicit HandCounter(const ChannelRegister& all) {
    for (const Channel& channel : all.channels)
      if (!channel.invite.empty())
        by_invitation_[lower_case(bare_invitation(channel.invite))].push_back(channel.code);
    for (auto& [invitation, codes] : by_invitation_) std::sort(codes.begin(), codes.end());
    for (const HandCount& count : all.counts) add(count);
  }

  HandTotals run() {
    for (auto& [series, readings] : readings_) count_readings(series, readings);
    HandTotals totals;
    for (auto& [increment, count] : sums_) {
      totals.increments.push_back(increment);
      totals.increments.back().count = count;
    }
    totals.readings = std::move(notes_);
    const auto order = [](const RunningTotal& a, const RunningTotal& b) {
      return std::tie(a.step, a.codes, a.source) < std::tie(b.step, b.codes, b.source);
    };
    std::stable_sort(totals.readings.begin(), totals.readings.end(), order);
    return totals;
  }

 private:
  struct Reading {
    Date day;
    std::uint64_t total = 0;
    auto operator<=>(const Reading&) const = default;
  };

  void add(const HandCount& count) {
    const HandSeries series = series_of(count);
    if (!series.source.empty()) written_.emplace(series.source, count.source);
    const auto whole = static_cast<std::uint64_t>(count.count);
    if (count.read_on)
      readings_[series].push_back({*count.read_on, whole});
    else
      sums_[increment_of(series, count.month)] += whole;
  }

  std::vector<std::string> codes_of(const HandSeries& series) const {
    if (!series.code.empty()) return {series.code};
    const auto known = by_invitation_.find(series.source);
    return known == by_invitation_.end() ? std::vector<std::string>{} : known->second;
  }

  /// With a count of 0: a key.
  HandIncrement increment_of(const HandSeries& series, const std::string& month) const {
    const auto written = written_.find(series.source);
    return {series.step, month, codes_of(series),
            written == written_.end() ? std::string{} : written->second, 0};
  }

  void count_readings(const HandSeries& series, std::vector<Reading>& readings) {
    std::sort(readings.begin(), readings.end());
    const Reading& base = readings.front();
    HandIncrement increment = increment_of(series, {});
    RunningTotal note{
        series.step, increment.codes, increment.source, base.day, base.day, base.total, {}};
    note.last_read = readings.back().day;
    for (std::size_t i = 1; i < readings.size(); ++i) {
      const auto [day, total] = readings[i];
      const std::uint64_t before = readings[i - 1].total;
      if (total < before) note.restarts.push_back(day);
      increment.month = month_of(day);
      sums_[increment] += total < before ? total : total - before;
    }
    notes_.push_back(std::move(note));
  }

  std::map<std::string, std::vector<std::string>, std::less<>> by_invitation_;
  std::map<std::string, std::string> written_;  // sources, as somebody wrote them first
  std::map<HandSeries, std::vector<Reading>> readings_;
  std::map<HandIncrement, std::uint64_t> sums_;
  std::vector<RunningTotal> notes_;
};

}  // namespace

HandSeries series_of(const HandCount& count) {
  HandSeries series{lower_case(count.step), count.code, {}};
  if (count.code.empty() || series.step == intake_step)
    series.source = lower_case(bare_invitation(count.source));
  return series;
}

HandTotals hand_totals(const ChannelRegister& all) {
  return HandCounter(all).run();
}

std::uint64_t sum_of_step(const HandTotals& totals, std::string_view step, std::string_view month) {
  const std::string wanted = lower_case(step);
  std::uint64_t sum = 0;
  for (const HandIncrement& increment : totals.increments)
    if (increment.step == wanted && (month.empty() || increment.month <= month))
      sum += increment.count;
  return sum;
}

std::string month_of(Date date) {
  return iso_date(date).substr(0, std::string_view("2026-11").size());
}

}  // namespace kier
