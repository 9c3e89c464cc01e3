#include <fmt/format.h>

#include "cli/campaign_files.h"
#include "cli/commands.h"
#include "cli/print_diagnostics.h"
#include "content/new_page.h"
#include "io/create_file.h"

namespace kier {
namespace {

constexpr int wrong_usage = 2;

}  // namespace

int run_new(const Options& options) {
  Diagnostics found;
  const auto files = read_campaign_files(options, found);
  if (files) {
    const NewPage wanted{options.type, options.name, options.language, files->today};
    const auto page = begin_page(files->tree, wanted).take(found);
    if (page && !has_errors(found)) {
      found = create_file(options.campaign, page->path, page->text);
      if (found.empty() && options.format == Format::text)
        fmt::print(
            "{} is there, as a draft: write the text, fill in what is open, take 'draft: "
            "true' away, and run 'kier check'\n",
            (options.campaign / page->path).lexically_normal().string());
    }
  }
  print_diagnostics(found, options.format);
  return has_errors(found) ? wrong_usage : 0;
}

}  // namespace kier
