#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "campaign/campaign.h"
#include "text/date.h"

/// The day on which tests take place, unless they say otherwise.
inline constexpr kier::Date test_day{std::chrono::year(2026), std::chrono::November,
                                     std::chrono::day(20)};

/// A small valid campaign in Dutch and English: its own settings, strings and bare
/// templates, and the repository's content/types.yaml.
kier::SourceTree minimal_campaign();

/// `tree` with the files of an archive laid over it. A file whose text is a single line
/// "(removed)" is taken out.
kier::SourceTree lay_over(kier::SourceTree tree, std::string_view archive);

/// What one build gave.
struct Built {
  std::vector<std::string> messages;         ///< sorted, as they are printed
  std::map<std::string, std::string> files;  ///< by path

  /// The bytes of a file; empty, and a failed check, when there is none.
  const std::string& file(const std::string& path) const;
  bool has(const std::string& path) const { return files.contains(path); }
  /// The messages of severity error.
  std::vector<std::string> errors() const;
};

struct BuildOn {
  kier::Date today = test_day;
  unsigned threads = 1;
};

Built build(kier::SourceTree tree, BuildOn options = {});

/// Builds the minimal campaign with `archive` laid over it.
Built build(std::string_view archive, BuildOn options = {});

/// The messages of a build of the minimal campaign with `archive` laid over it, as lines.
/// The minimal campaign itself gives none.
std::string messages(std::string_view archive, BuildOn options = {});

/// Only the campaign, without building its site; it must load without an error.
kier::Campaign load(std::string_view archive, kier::Date today = test_day);

/// Diagnostics as the lines that a person sees, sorted.
std::string lines_of(kier::Diagnostics diagnostics);

/// Builds every case of a text file (relative to the repository) and compares all messages.
/// `=== name` begins a case, or `=== name @ 2026-12-01` one on another day; then come the
/// files laid over the minimal campaign, and under `--- says` what is said. Files before the
/// first case belong to all of them. KIER_ACCEPT=1 in the environment writes what is said
/// now; read the diff before you commit it.
void check_cases(const std::string& path);
