#include "reach/joins.h"

#include <map>

#include "text/letters.h"

namespace kier {

std::vector<IntakeAnswer> intakes_by_answer(const HandTotals& totals, std::string_view first_month,
                                            std::string_view last_month) {
  std::map<std::string, IntakeAnswer> answers;
  for (const HandIncrement& increment : totals.increments) {
    const bool within =
        increment.month >= first_month && (last_month.empty() || increment.month <= last_month);
    if (increment.step != intake_step || increment.source.empty() || !within) continue;
    IntakeAnswer& answer = answers[lower_case(increment.source)];
    if (answer.answer.empty()) answer.answer = increment.source;
    (increment.codes.empty() ? answer.without_code : answer.with_code) += increment.count;
  }
  std::vector<IntakeAnswer> result;
  for (auto& [key, answer] : answers) result.push_back(std::move(answer));
  return result;
}

}  // namespace kier
