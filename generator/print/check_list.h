#pragma once

#include <array>
#include <string_view>

#include "base/diagnostic.h"
#include "print/expectation.h"

namespace kier {

/// How a file was looked at. A picture is read by two programs, and its texts are known to fit.
enum class CheckedAs { screen, office, press, picture };

/// A check of the finished file; docs/print-designs.md says what each looks at.
struct FileCheck {
  int number = 0;                ///< from 1
  std::string_view name;         ///< "code-read"
  std::array<bool, 4> made_for;  ///< by CheckedAs
};

/// All of them, by number.
const std::array<FileCheck, 14>& file_checks();

enum class CheckResult { passed, failed, not_made };

/// What became of each check, by its place in file_checks(). `found` are all complaints about a
/// file; `was_read` is false when there was nothing to look at: it could not be drawn. A warning
/// fails no check. When something is wrong with a code, what would only be a consequence was not
/// looked at.
std::array<CheckResult, 14> results_of(CheckedAs kind, bool was_read, const Diagnostics& found);

}  // namespace kier
