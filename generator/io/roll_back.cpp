#include "io/roll_back.h"

#include <fcntl.h>

#include <algorithm>

#include "io/manifest.h"
#include "io/published.h"
#include "io/sha256.h"
#include "io/swap.h"
#include "io/tree.h"

namespace kier {
namespace {

constexpr Rule no_previous{"io/no-previous", Severity::error,
                           "no site was published here before the present one",
                           "only a site that was built over another one can be rolled back"};
constexpr Rule damaged{"io/previous-changed", Severity::error,
                       "this file of the previous site was changed since it was published",
                       "build the site again from its sources, as they were then"};

/// The first file of a published folder that is not as its manifest says: changed,
/// missing or added. Files of both sites are one on the disk while they are equal,
/// so an editor that writes into `www` writes into the previous site too.
std::optional<std::string> find_change(const PublishedFolder& folder, unsigned threads,
                                       std::size_t& files) {
  std::string text;
  if (read_file_beneath(folder.descriptor(), std::string(manifest_name), text))
    return std::string(manifest_name);
  std::vector<std::string> paths;
  if (list_tree(folder.descriptor(), threads, paths)) return std::string(manifest_name);
  const auto lines = parse_manifest(text);
  std::erase(paths, manifest_name);
  files = lines.size();
  for (std::size_t i = 0; i < std::max(paths.size(), lines.size()); ++i) {
    if (i == lines.size() || (i < paths.size() && paths[i] < lines[i].path)) return paths[i];
    if (i == paths.size() || paths[i] != lines[i].path) return lines[i].path;
    std::string bytes;
    if (read_file_beneath(folder.descriptor(), paths[i], bytes) || sha256(bytes) != lines[i].sum)
      return paths[i];
  }
  return std::nullopt;
}

/// The number of files in the last of the folders.
Outcome<std::size_t> check_previous(const OutputFolder& output,
                                    const std::vector<std::string>& folders) {
  Diagnostics complaints;
  std::size_t files = 0;
  for (const std::string& name : folders) {
    const std::string path = "previous/" + name;
    const PublishedFolder folder(open_beneath(output.own.get(), path, O_RDONLY | O_DIRECTORY));
    if (!folder.exists() && name == folders.back()) return complain(no_previous, {output.shown});
    if (!folder.exists()) continue;
    if (const auto file = find_change(folder, output.threads, files))
      complaints.push_back(complain(damaged, {output.shown + "/.kier/" + path + '/' + *file}));
  }
  if (!complaints.empty()) return complaints;
  return files;
}

}  // namespace

Outcome<PublishSummary> roll_back(const std::string& out, const PublishOptions& options) {
  Diagnostics complaints;
  auto output = open_output_folder(out, options.threads).take(complaints);
  if (!output) return complaints;
  auto lock = OutputLock::acquire(output->own.get(), out, options.patience).take(complaints);
  if (!lock) return complaints;
  complaints = check_folders(*output, options.folders);
  if (complaints.empty()) complaints = recover(*output);
  if (has_errors(complaints)) return complaints;
  const auto files = check_previous(*output, options.folders).take(complaints);
  if (!files) return complaints;
  for (Diagnostic& d : swap_back(*output, options.folders)) complaints.push_back(std::move(d));
  if (has_errors(complaints)) return complaints;
  return {PublishSummary{.files = *files}, std::move(complaints)};
}

}  // namespace kier
