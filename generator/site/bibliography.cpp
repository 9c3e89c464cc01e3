#include "site/bibliography.h"

#include <algorithm>

namespace kier {

std::vector<Artefact> render_bibliography(const SiteValues& site, const Route& list) {
  std::vector<Reference> references;
  const Campaign& campaign = *site.campaign;
  for (std::size_t i = 0; i < campaign.items.size(); ++i) {
    const Item& item = campaign.items[i];
    const bool shown = !site.routes->of_item[list.language][i].empty();
    if (shown && &campaign.type_of(item) == list.type) references.push_back(reference_of(item));
  }
  // Works that are not translated come from another language, and so from elsewhere.
  std::sort(references.begin(), references.end(),
            [](const Reference& a, const Reference& b) { return a.id < b.id; });
  const std::string folder = "www" + list.address;
  return {{folder + "works.bib", to_bibtex(references)},
          {folder + "works.ris", to_ris(references)},
          {folder + "works.json", to_csl_json(references)}};
}

}  // namespace kier
