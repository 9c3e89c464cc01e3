#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "cli/options.h"
#include "io/replace_files.h"
#include "io/single_files.h"
#include "reach/shared_periods.h"
#include "reach/tally.h"

namespace kier {

/// What `kier reach` keeps in the output folder between runs: the ledger of counts, and which
/// periods were reported to others. Nobody else changes them while this lives.
class ReachStore {
 public:
  /// Waits for others; makes the output folder if need be.
  static Outcome<ReachStore> open(const Options& options);

  /// The counts as they stand; empty when there are none yet.
  Outcome<Tally> read_ledger() const;
  Outcome<std::vector<SharedPeriod>> read_periods() const;

  /// The files' names, for messages.
  const std::string& ledger_name() const { return ledger_name_; }
  const std::string& periods_name() const { return periods_name_; }

  /// Each file as a whole; those that are the same already stay untouched.
  Diagnostics write_ledger(const Tally& tally);
  Diagnostics write(const std::vector<Artefact>& artefacts);

 private:
  explicit ReachStore(SingleFiles files) : files_(std::move(files)) {}

  SingleFiles files_;
  std::optional<FolderEdit> elsewhere_;  // where a ledger of the user's own lies
  std::string ledger_name_, periods_name_;
};

/// Writes one file that the user named, as a whole. "-" is standard output.
Diagnostics write_named_file(const std::string& name, const std::string& text);

}  // namespace kier
