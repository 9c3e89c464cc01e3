#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/print_diagnostics.h"
#include "cli/skeleton.h"
#include "io/create_campaign.h"

namespace kier {

int run_init(const Options& options) {
  constexpr int world_said_no = 2;
  const Diagnostics found = create_campaign(options.campaign, skeleton_files());
  print_diagnostics(found, options.format);
  if (has_errors(found)) return world_said_no;
  const std::string folder = options.campaign.lexically_normal().string();
  if (options.format == Format::text)
    fmt::print(
        "a campaign is in {}: begin with content/campaign.yaml, and see it with 'kier "
        "serve -C {}'\n",
        folder, folder);
  return 0;
}

}  // namespace kier
