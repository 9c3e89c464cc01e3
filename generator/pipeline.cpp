#include "pipeline.h"

#include "check/check.h"
#include "check/output_links.h"
#include "content/load.h"
#include "content/source_text.h"
#include "site/landing.h"
#include "site/render_site.h"

namespace kier {
namespace {

/// One build, phase by phase. Each phase reports all that it finds; the checkpoints
/// are where going on would only repeat the same mistakes in other words.
class Build {
 public:
  Build(SourceTree& tree, const BuildOptions& options, const ArtefactSink& sink)
      : tree_(tree), options_(options), sink_(sink) {}

  BuildReport run() {
    build();
    sort_diagnostics(report_.diagnostics);
    return std::move(report_);
  }

 private:
  void build() {
    collect(normalise_texts(tree_, options_.threads));
    // Beyond this point every text is UTF-8 with plain line ends.

    auto campaign =
        load_campaign(tree_, {options_.today, options_.threads}).take(report_.diagnostics);
    if (!campaign) return;
    report_.languages = campaign->settings.languages.size();
    // Beyond this point the campaign never changes, and holds nothing hidden.

    const Routes routes = plan_routes(*campaign, report_.diagnostics);
    const Assets assets = Assets::plan(tree_, report_.diagnostics);
    auto templates =
        TemplateSet::parse(tree_, template_options(*campaign, assets)).take(report_.diagnostics);
    check_texts(*campaign, routes);
    tree_.clear();
    if (!templates || has_errors(report_.diagnostics)) return;
    // Beyond this point everything is valid: what fails now is a template's mistake.

    if (options_.on_planned)
      options_.on_planned(routes.pages.size() + count_landing_files(routes) +
                          routes.redirects.size() + assets.files().size());
    OutputLinks links(campaign->settings.base_url);
    const ArtefactSink checked_sink = [&](Artefact artefact) {
      links.add(artefact);
      sink_(std::move(artefact));
    };
    collect(render_site(*campaign, routes, assets, *templates, options_.threads, checked_sink));
    if (!has_errors(report_.diagnostics)) collect(links.check(options_.threads));
    report_.pages = routes.pages.size();
  }

  void collect(Diagnostics diagnostics) {
    for (Diagnostic& d : diagnostics) report_.diagnostics.push_back(std::move(d));
  }

  void check_texts(const Campaign& campaign, const Routes& routes) {
    const auto has = [&](std::string_view address) { return routes.has(address); };
    collect(check_links(campaign, has, options_.threads));
    collect(check_headings(campaign));
    collect(check_services(campaign, options_.threads));
    collect(check_freshness(campaign, options_.today));
    collect(check_settings(campaign));
  }

  SourceTree& tree_;
  const BuildOptions& options_;
  const ArtefactSink& sink_;
  BuildReport report_;
};

}  // namespace

BuildReport build_site(SourceTree& tree, const BuildOptions& options, const ArtefactSink& sink) {
  return Build(tree, options, sink).run();
}

}  // namespace kier
