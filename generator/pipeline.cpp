#include "pipeline.h"

#include <optional>

#include "base/parallel.h"
#include "check/check.h"
#include "check/output_links.h"
#include "content/load.h"
#include "content/source_text.h"
#include "print/cards.h"
#include "print/downloads.h"
#include "site/landing.h"
#include "site/render_site.h"
#include "site/shared_pictures.h"

namespace kier {
namespace {

// Nobody is worse off without it than on a day before there was one: the site goes out.
constexpr Rule no_picture{"site/no-shared-picture", Severity::warning,
                          "the picture for links to the site cannot be drawn: {problem}",
                          "install fonts-lato and fonts-urw-base35, shorten the text, or make the "
                          "rectangle larger"};

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
    Assets assets = Assets::plan(tree_, report_.diagnostics);
    auto templates =
        TemplateSet::parse(tree_, template_options(*campaign, assets)).take(report_.diagnostics);
    check_texts(*campaign, routes);
    const auto card = read_card();
    draw_leaflets(*campaign, assets);
    tree_.clear();
    if (!templates || has_errors(report_.diagnostics)) return;
    // Beyond this point everything is valid: what fails now is a template's mistake.

    if (card) draw_shared_pictures(*campaign, *card, assets);

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
    collect(check_targets(campaign, options_.today));
  }

  /// What can be printed at home is published with the pictures and styles.
  void draw_leaflets(const Campaign& campaign, Assets& assets) {
    if (has_errors(report_.diagnostics)) return;
    auto files = draw_downloads(campaign, tree_).take(report_.diagnostics);
    if (!files) return;
    for (Artefact& file : *files) assets.add(file.path, std::move(file.bytes));
  }

  /// A campaign without this design has no pictures for links, and needs no fonts.
  std::optional<Design> read_card() {
    if (!tree_.contains(std::string(wide_card.design))) return std::nullopt;
    return read_card_design(tree_, wide_card).take(report_.diagnostics);
  }

  void draw_shared_pictures(const Campaign& campaign, const Design& design, Assets& assets) {
    const auto pictures = plan_shared_pictures(campaign, assets);
    std::vector<std::optional<Outcome<std::string>>> drawn(pictures.size());
    std::vector<std::optional<CardPainter>> painters(options_.threads);
    parallel_work(pictures.size(), options_.threads, [&](std::size_t i, unsigned worker) {
      if (!painters[worker]) painters[worker].emplace(campaign, design);
      const auto& [path, language, title, lead] = pictures[i];
      drawn[i] = painters[worker]->paint({path, language, title, lead, {design.file}});
    });
    Diagnostics found;
    for (std::size_t i = 0; i < pictures.size(); ++i)
      if (auto png = std::move(*drawn[i]).take(found))
        assets.add(pictures[i].path, std::move(*png));
    for (const Diagnostic& d : found)
      report_.diagnostics.push_back(complain(no_picture, d.where, {{"problem", message_of(d)}}));
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
