#include "cli/reach_store.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/campaign_files.h"
#include "cli/reach_counts.h"
#include "io/read_one.h"
#include "reach/partial_file.h"

namespace kier {
namespace {

constexpr std::string_view ledger_file = "reach/ledger.csv", periods_file = "reach/published.csv";

/// A file that is not there is empty, and so is one that was locked and never written.
Outcome<std::string> read_if_there(const std::string& file) {
  std::error_code error;
  if (std::filesystem::symlink_status(file, error).type() == std::filesystem::file_type::not_found)
    return std::string();
  return read_one_file(file, largest_counts);
}

Outcome<FolderEdit> lock_file(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.parent_path();
  const std::string name = file.filename().string();
  return FolderEdit::begin(".", folder.empty() ? "." : folder.string(), name, {name},
                           {std::chrono::seconds(5)});
}

}  // namespace

Outcome<ReachStore> ReachStore::open(const Options& options) {
  Diagnostics found;
  std::optional<FolderEdit> elsewhere;
  if (!options.reach.ledger.empty()) {
    elsewhere = lock_file(options.reach.ledger).take(found);
    if (!elsewhere) return found;
  }
  const std::string out = output_folder(options);
  auto files = SingleFiles::open(out).take(found);
  if (!files) return found;
  ReachStore store(std::move(*files));
  store.elsewhere_ = std::move(elsewhere);
  store.ledger_name_ =
      options.reach.ledger.empty() ? out + '/' + std::string(ledger_file) : options.reach.ledger;
  store.periods_name_ = out + '/' + std::string(periods_file);
  return store;
}

Outcome<Tally> ReachStore::read_ledger() const {
  Diagnostics found;
  const auto text = read_if_there(ledger_name_).take(found);
  if (!text) return found;
  if (text->empty()) return Tally{};
  return parse_partial(*text, ledger_name_);
}

Outcome<std::vector<SharedPeriod>> ReachStore::read_periods() const {
  Diagnostics found;
  const auto text = read_if_there(periods_name_).take(found);
  if (!text) return found;
  if (text->empty()) return std::vector<SharedPeriod>{};
  return parse_shared_periods(*text, periods_name_);
}

Diagnostics ReachStore::write_ledger(const Tally& tally) {
  std::string text = render_partial(tally);
  if (!elsewhere_) return write({{std::string(ledger_file), std::move(text)}});
  return elsewhere_->replace(
      {{std::filesystem::path(ledger_name_).filename().string(), std::move(text)}});
}

Diagnostics ReachStore::write(const std::vector<Artefact>& artefacts) {
  Diagnostics found;
  for (const Artefact& artefact : artefacts) files_.put(artefact).take(found);
  return found;
}

Diagnostics write_named_file(const std::string& name, const std::string& text) {
  if (name == "-") {
    fmt::print("{}", text);
    return {};
  }
  Diagnostics found;
  auto file = lock_file(name).take(found);
  if (!file) return found;
  return file->replace({{std::filesystem::path(name).filename().string(), text}});
}

}  // namespace kier
