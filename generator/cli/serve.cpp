#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <utility>

#include "cli/campaign_files.h"
#include "cli/commands.h"
#include "cli/print_diagnostics.h"
#include "io/http.h"
#include "io/stop_signal.h"
#include "io/watch.h"
#include "serve/preview.h"

namespace kier {
namespace {

constexpr int world_said_no = 2;

class ServeCommand {
 public:
  explicit ServeCommand(const Options& options) : options_(options), preview_(options.port) {}

  int run() {
    Diagnostics world;
    auto watch = FolderWatch::begin(options_.campaign, {}).take(world);
    auto files = read_campaign_files(options_, world);
    if (!watch || !files) return fail(world);
    auto server = HttpServer::start(options_.port, [this](const HttpRequest& request) {
                    return preview_.respond(request);
                  }).take(world);
    if (!server) return fail(world);
    say(fmt::format("preview at http://127.0.0.1:{}/ - Ctrl+C ends it", options_.port));
    for (;;) {
      rebuild(std::move(files), std::exchange(world, {}));
      server->send_event(build_name());
      const auto seen = watch->wait(stop_.descriptor()).take(world);
      if (!seen) return fail(world);
      if (*seen == Seen::stop) break;
      files = read_campaign_files(options_, world);
    }
    say("the preview has ended; nothing was written");
    return 0;
  }

 private:
  /// Other names after a new start, so that pages which are still open notice it.
  std::string build_name() const { return fmt::format("{}-{}", getpid(), builds_); }

  void rebuild(std::optional<CampaignFiles> files, Diagnostics world) {
    const auto start = std::chrono::steady_clock::now();
    PreviewBuild build;
    if (files) build = build_preview(files->tree, {files->today, options_.threads});
    Diagnostics found = std::move(build.report.diagnostics);
    for (Diagnostic& d : world) found.push_back(std::move(d));
    sort_diagnostics(found);
    if (has_errors(found)) build.site.reset();
    ++builds_;
    print_diagnostics(found, options_.format);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    if (build.site)
      say(fmt::format("{} pages in {:.2f} s", build.report.pages, took.count()));
    else
      say("the browser shows the mistakes; the preview changes when they are mended");
    preview_.show(build_name(), std::move(build.site), std::move(found));
  }

  int fail(const Diagnostics& world) const {
    print_diagnostics(world, options_.format);
    return world_said_no;
  }

  /// At once, also into a pipe: whoever started the preview waits for its address.
  void say(const std::string& line) const {
    if (options_.format != Format::text) return;
    fmt::print("{}\n", line);
    std::fflush(stdout);
  }

  const Options& options_;
  StopSignal stop_;  // before the server's threads, so that none of them gets the signal
  Preview preview_;
  int builds_ = 0;
};

}  // namespace

int run_serve(const Options& options) {
  return ServeCommand(options).run();
}

}  // namespace kier
