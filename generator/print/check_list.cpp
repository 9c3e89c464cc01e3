#include "print/check_list.h"

#include <algorithm>
#include <map>
#include <set>

namespace kier {
namespace {

/// The check that a rule belongs to: those of the preflight, and what is refused while a page is
/// drawn and finished.
int number_of(std::string_view rule) {
  static const std::map<std::string_view, int> numbers{{"print/qr-text", 1},
                                                       {"print/code-unreadable", 1},
                                                       {"print/qr-geometry", 2},
                                                       {"print/quiet-zone", 3},
                                                       {"print/contrast", 4},
                                                       {"print/qr-inverse", 4},
                                                       {"print/module-size", 5},
                                                       {"print/code-size", 5},
                                                       {"print/plates", 6},
                                                       {"print/too-much-ink", 6},
                                                       {"print/cut-contour", 6},
                                                       {"print/no-ink", 6},
                                                       {"print/too-long", 7},
                                                       {"print/other-font", 7},
                                                       {"print/unknown-letter", 7},
                                                       {"print/text-outside", 7},
                                                       {"print/text-size", 7},
                                                       {"print/font-swapped", 7},
                                                       {"print/font-not-embedded", 8},
                                                       {"print/text-lost", 8},
                                                       {"print/boxes", 9},
                                                       {"print/bleed", 9},
                                                       {"print/safe-zone", 10},
                                                       {"print/address", 11},
                                                       {"print/channel", 11},
                                                       {"print/publisher", 12},
                                                       {"print/title", 12},
                                                       {"print/language", 12},
                                                       {"print/alt", 12},
                                                       {"print/colour-space", 13},
                                                       {"print/transparency", 13},
                                                       {"print/output-intent", 13},
                                                       {"print/annotation", 13},
                                                       {"print/link", 13},
                                                       {"print/not-for-press", 13},
                                                       {"print/date", 14}};
  const auto found = numbers.find(rule);
  return found == numbers.end() ? 0 : found->second;
}

/// The first four look at the drawing of the code and stop at the first that fails.
constexpr int last_of_code = 4;

}  // namespace

const std::array<FileCheck, 14>& file_checks() {
  constexpr std::array<bool, 4> always{true, true, true, true};
  constexpr std::array<bool, 4> every_pdf{true, true, true, false};
  constexpr std::array<bool, 4> press{false, false, true, false};
  constexpr std::array<bool, 4> not_for_office{true, false, true, false};
  static constexpr std::array<FileCheck, 14> all{{{1, "code-read", always},
                                                  {2, "code-drawn", every_pdf},
                                                  {3, "quiet-zone", every_pdf},
                                                  {4, "contrast", every_pdf},
                                                  {5, "code-size", every_pdf},
                                                  {6, "plates", press},
                                                  {7, "texts-fit", always},
                                                  {8, "fonts-and-text", every_pdf},
                                                  {9, "boxes-and-bleed", every_pdf},
                                                  {10, "safe-zone", every_pdf},
                                                  {11, "address", every_pdf},
                                                  {12, "publisher-and-names", every_pdf},
                                                  {13, "press-or-link", not_for_office},
                                                  {14, "reproducible", every_pdf}}};
  return all;
}

std::array<CheckResult, 14> results_of(CheckedAs kind, bool was_read, const Diagnostics& found) {
  std::set<int> failed;
  bool is_whole = was_read;
  for (const Diagnostic& d : found) {
    if (d.rule->severity != Severity::error) continue;
    const int number = number_of(d.rule->id);
    if (number > 0) failed.insert(number);
    // What belongs to no check, such as a damaged file, ended the reading.
    if (number == 0) is_whole = false;
  }
  const bool code_failed = !failed.empty() && *failed.begin() <= last_of_code;
  std::array<CheckResult, 14> results{};
  for (const FileCheck& check : file_checks()) {
    CheckResult& result = results[static_cast<std::size_t>(check.number) - 1];
    const bool is_skipped = code_failed && check.number <= last_of_code;
    if (failed.contains(check.number))
      result = CheckResult::failed;
    else if (!is_whole || is_skipped || !check.made_for[static_cast<std::size_t>(kind)])
      result = CheckResult::not_made;
  }
  return results;
}

}  // namespace kier
