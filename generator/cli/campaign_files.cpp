#include "cli/campaign_files.h"

#include "io/clock.h"
#include "io/read.h"

namespace kier {

std::optional<CampaignFiles> read_campaign_files(const Options& options, Diagnostics& diagnostics) {
  const auto today = options.today ? options.today : read_today().take(diagnostics);
  auto tree = read_tree(options.campaign, {}, options.threads).take(diagnostics);
  if (!today || !tree) return std::nullopt;
  return CampaignFiles{std::move(*tree), *today};
}

std::string output_folder(const Options& options) {
  return (options.campaign / options.out).lexically_normal().string();
}

}  // namespace kier
