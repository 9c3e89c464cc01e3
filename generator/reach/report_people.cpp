#include "reach/report_people.h"

#include <algorithm>
#include <cmath>

#include "reach/joins.h"
#include "reach/report_labels.h"
#include "reach/report_time.h"
#include "text/letters.h"

namespace kier {
namespace {

using ChannelIndex = std::map<std::string, std::size_t, std::less<>>;

/// What the row of people is called that belong to no single channel.
std::string label_of(const HandIncrement& increment, const ChannelIndex& index,
                     const ReportFacts& facts, const ReportWords& words) {
  std::vector<std::string> labels;
  for (const std::string& code : increment.codes) {
    const auto found = index.find(code);
    if (found != index.end()) labels.push_back(facts.channels[found->second].label);
  }
  if (labels.empty()) return words.text("unknown_channel");
  return words.fill("together", {{"channels", words.list(labels)}});
}

/// Of people without a channel, by what they said. Answers are one that differ in capitals only;
/// the first that was written stands for all. An invitation of no channel says nothing.
std::string answer_of(const HandIncrement& increment, std::map<std::string, std::string>& answers,
                      const ReportWords& words) {
  const std::string answer = clean_line(increment.source);
  if (answer.empty() || answer.find('/') != std::string::npos) return words.text("unknown_channel");
  const std::string& first = answers.emplace(fold(answer), answer).first->second;
  return words.fill("answer", {{"answer", first}});
}

void add_increments(const HandTotals& totals, const ChannelIndex& index, ReportFacts& facts) {
  const ReportWords words(facts.language);
  std::map<std::string, std::string> answers;  // by their letters alone
  std::map<std::string, HandFacts> by_step;
  for (const HandIncrement& increment : totals.increments) {
    if (!is_month_in(facts.period, increment.month)) continue;
    HandFacts& hand = by_step[increment.step];
    hand.by_channel.resize(facts.channels.size());
    const bool is_intake = increment.step == intake_step;
    const auto only =
        increment.codes.size() == 1 ? index.find(increment.codes.front()) : index.end();
    if (is_intake) {
      (increment.codes.empty() ? facts.intakes_without : facts.intakes_with_code) +=
          increment.count;
    }
    if (only != index.end()) {
      hand.by_channel[only->second] += increment.count;
    } else if (increment.codes.empty()) {
      hand.answers[answer_of(increment, answers, words)] += increment.count;
    } else {
      hand.answers[label_of(increment, index, facts, words)] += increment.count;
    }
  }
  for (const bool intakes : {false, true}) {
    for (auto& [step, hand] : by_step) {
      if ((step == intake_step) != intakes) continue;
      hand.step = clean_line(step);
      facts.hand.push_back(std::move(hand));
    }
  }
}

void add_flyer_answers(const HandTotals& totals, ReportFacts& facts) {
  const std::string first = month_of(facts.period.from);
  const std::string last = month_of(facts.period.until);
  for (const IntakeAnswer& one : intakes_by_answer(totals, first, last)) {
    if (fold(one.answer) != "flyer") continue;
    facts.flyer_answers = {one.with_code, one.with_code + one.without_code};
  }
}

void add_targets(const ReportInput& input, const HandTotals& totals, ReportFacts& facts) {
  const std::string first = month_of(facts.period.from);
  for (const Target& target : input.all.targets) {
    TargetFacts& one = facts.targets.emplace_back();
    one.measure = clean_line(text_for(target.measure, facts.language, input.settings));
    one.reason = clean_line(text_for(target.reason, facts.language, input.settings));
    one.target = target.target;
    one.until = target.until;
    if (target.counted) one.counted = static_cast<std::uint64_t>(std::llround(*target.counted));
    if (target.counted || target.step.empty()) continue;
    const std::string step = fold(target.step);
    for (std::size_t i = 0; i < facts.hand.size(); ++i) {
      if (fold(facts.hand[i].step) == step) one.hand = i;
    }
    if (!one.hand) one.counted = 0;  // nobody wrote down a single one
    const std::string last = month_of(target.until.value_or(facts.period.until));
    one.whole_period = last >= month_of(facts.period.until);
    for (const HandIncrement& increment : totals.increments) {
      const bool timely = increment.month >= first && increment.month <= last;
      if (timely && fold(increment.step) == step) one.until_then += increment.count;
    }
  }
}

}  // namespace

std::set<std::string, std::less<>> counted_codes(const ChannelRegister& all,
                                                 const ReportPeriod& period) {
  std::set<std::string, std::less<>> codes;
  for (const HandIncrement& increment : hand_totals(all).increments) {
    if (increment.count == 0 || !is_month_in(period, increment.month)) continue;
    codes.insert(increment.codes.begin(), increment.codes.end());
  }
  return codes;
}

void add_people(const ReportInput& input, const ChannelIndex& channels, ReportFacts& facts) {
  const HandTotals totals = hand_totals(input.all);
  add_increments(totals, channels, facts);
  add_flyer_answers(totals, facts);
  add_targets(input, totals, facts);
}

}  // namespace kier
