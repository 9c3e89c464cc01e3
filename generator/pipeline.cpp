#include "pipeline.h"

#include "base/parallel.h"
#include "check/check.h"
#include "check/output_links.h"
#include "content/load.h"
#include "content/source_text.h"
#include "site/render_site.h"

namespace kier {
namespace {

bool is_text(const std::string& path) {
  for (std::string_view ending : {".md", ".yaml", ".html", ".xml", ".css", ".js", ".svg", ".txt"})
    if (path.ends_with(ending)) return true;
  return false;
}

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
    normalise();
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
      options_.on_planned(routes.pages.size() + routes.redirects.size() + assets.files().size());
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

  void normalise() {
    std::vector<SourceFile*> texts;
    for (auto& [path, file] : tree_)
      if (is_text(path)) texts.push_back(&file);
    std::vector<Diagnostics> found(texts.size());
    parallel_for(texts.size(), options_.threads,
                 [&](std::size_t i) { found[i] = normalise_text(*texts[i]); });
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (found[i].empty()) continue;
      collect(std::move(found[i]));
      tree_.erase(texts[i]->path);  // bytes that are no text would only mislead
    }
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
