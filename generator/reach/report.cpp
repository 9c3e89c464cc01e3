#include "reach/report.h"

#include <cstdlib>

#include "reach/report_facts.h"
#include "reach/report_figures.h"
#include "reach/report_files.h"
#include "reach/report_model.h"
#include "reach/report_values.h"
#include "templates/engine.h"

// facts (all that was counted) -> model (what may be shown) -> values and figures -> bytes. Only
// the first arrow sees counts that are hidden afterwards; everything right of the model is a
// function of the model, so intervals, pictures, sentences and files cannot tell more than it does.

namespace kier {
namespace {

TemplateSet parse_template() {
  SourceTree tree;
  for (const SourceFile& file : report_files()) {
    if (!file.path.ends_with(".html")) continue;
    const std::string path = "templates/" + file.path;
    tree.emplace(path, SourceFile{path, file.text});
  }
  TemplateOptions options;
  for (const std::string_view name :
       {"t", "head", "summary", "steps", "funnel", "people", "venues", "run", "costs", "trend",
        "dark", "quality", "targets", "moments"}) {
    options.globals.emplace_back(name);
  }
  std::optional<TemplateSet> set = TemplateSet::parse(tree, std::move(options)).value;
  if (!set) std::abort();  // a file of ours; the tests render it
  return *std::move(set);
}

}  // namespace

std::vector<Artefact> render_report(const ReportInput& input) {
  static const TemplateSet templates = parse_template();  // immutable
  const ReportModel model = protect_report(collect_facts(input));
  const VenueComparison comparison = compare_venues(model);
  const ReportWords words(model.language);
  const Outcome<std::string> page =
      templates.render("report.html", report_values(model, comparison, words));
  if (!page.value) std::abort();  // the template and its values stand side by side
  const std::vector<Figure> figures = report_figures(model, comparison);
  return {{"reach/index.html", *page.value},
          {"reach/reach.csv", render_figures_csv(figures, model.language)},
          {"reach/reach.json", render_figures_json(model, figures)}};
}

}  // namespace kier
