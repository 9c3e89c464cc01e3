#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/hand_totals.h"  // joins and intakes per month: hand_totals()

namespace kier {

/// How many of the people who gave one answer came with a code, and how many without. Their share
/// says how much of what that channel does shows up in the counts: of 21 who said "flyer", 9
/// carried a code (reach in the dark).
struct IntakeAnswer {
  std::string answer;  ///< as first written; "Flyer" and "flyer" are one
  std::uint64_t with_code = 0, without_code = 0;
};

/// By answer, small letters compared. Both months included; empty: open. Intakes without an answer
/// are left out: whether their missing code says anything is not known.
std::vector<IntakeAnswer> intakes_by_answer(const HandTotals& totals,
                                            std::string_view first_month = {},
                                            std::string_view last_month = {});

}  // namespace kier
