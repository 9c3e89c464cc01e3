#include <fmt/format.h>

#include <chrono>
#include <optional>

#include "cli/campaign_files.h"
#include "cli/commands.h"
#include "cli/print_diagnostics.h"
#include "cli/progress.h"
#include "io/publish.h"
#include "io/roll_back.h"
#include "pipeline.h"

namespace kier {
namespace {

constexpr int mistakes_found = 1, world_said_no = 2;

int report_world(const Diagnostics& diagnostics, const Options& options) {
  print_diagnostics(diagnostics, options.format);
  return has_errors(diagnostics) ? world_said_no : 0;
}

/// A line for people: not where a program reads our output.
template <class... Args>
void say(const Options& options, fmt::format_string<Args...> text, Args&&... args) {
  if (options.format == Format::text)
    fmt::print("{}\n", fmt::format(text, std::forward<Args>(args)...));
}

PublishOptions publish_options(const Options& options) {
  PublishOptions publish;
  publish.threads = options.threads;
  publish.patience.on_wait = [](const Diagnostic& d) { fmt::print(stderr, "{}\n", to_string(d)); };
  return publish;
}

int roll_back_site(const Options& options) {
  Diagnostics diagnostics;
  const auto summary =
      roll_back(output_folder(options), publish_options(options)).take(diagnostics);
  if (summary)
    say(options, "the previous site is back: {} files in {}/www", summary->files,
        output_folder(options));
  return report_world(diagnostics, options);
}

/// All that is made of a campaign, with a bar on the terminal when it takes long.
BuildReport make_site(std::string what, const Options& options, CampaignFiles& files,
                      const ArtefactSink& sink) {
  Progress progress(std::move(what), options.format);
  const auto planned = [&](std::size_t count) { progress.expect(count); };
  return build_site(files.tree, {files.today, options.threads, planned}, [&](Artefact artefact) {
    sink(std::move(artefact));
    progress.step();
  });
}

class BuildCommand {
 public:
  explicit BuildCommand(const Options& options) : options_(options) {}

  int run() {
    const auto start = std::chrono::steady_clock::now();
    auto files = read_campaign_files(options_, world_);
    if (!files) return report_world(world_, options_);
    // Reading goes on behind a bad file, so that its mistake stands among the others.
    const bool readable = !has_errors(world_);
    auto publication =
        Publication::begin(output_folder(options_), publish_options(options_)).take(world_);
    if (!publication) return report_world(world_, options_);
    BuildReport report = make_site("building", options_, *files, [&](Artefact artefact) {
      publication->put(std::move(artefact));
    });
    for (Diagnostic& d : world_) report.diagnostics.push_back(std::move(d));
    sort_diagnostics(report.diagnostics);
    if (!readable || has_errors(report.diagnostics)) {
      print_diagnostics(report.diagnostics, options_.format);
      say(options_, "nothing was published; the site is as it was");
      return mistakes_found;
    }
    return publish(std::move(*publication), std::move(report), start);
  }

 private:
  int publish(Publication publication, BuildReport report,
              std::chrono::steady_clock::time_point start) {
    const auto summary = publication.publish().take(report.diagnostics);
    print_diagnostics(report.diagnostics, options_.format);
    if (!summary) return world_said_no;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    say(options_, "{} pages in {}/www: {} files written, {} unchanged, {} removed ({:.2f} s)",
        report.pages, output_folder(options_), summary->written, summary->unchanged,
        summary->removed, took.count());
    return 0;
  }

  const Options& options_;
  Diagnostics world_;
};

}  // namespace

int run_build(const Options& options) {
  return options.roll_back ? roll_back_site(options) : BuildCommand(options).run();
}

int run_check(const Options& options) {
  Diagnostics world;
  auto files = read_campaign_files(options, world);
  if (!files) return report_world(world, options);
  BuildReport report = make_site("checking", options, *files, [](const Artefact&) {});
  for (Diagnostic& d : world) report.diagnostics.push_back(std::move(d));
  sort_diagnostics(report.diagnostics);
  print_diagnostics(report.diagnostics, options.format);
  if (has_errors(report.diagnostics)) return mistakes_found;
  say(options, "{} pages in {} languages: no errors", report.pages, report.languages);
  return 0;
}

}  // namespace kier
