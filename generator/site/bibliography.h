#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "site/reference.h"
#include "site/site_values.h"

namespace kier {

/// BibTeX, in UTF-8: an @article, @book or @techreport for each work.
std::string to_bibtex(const std::vector<Reference>& references);

/// RIS, as reference managers import it: lines that end in CRLF.
std::string to_ris(const std::vector<Reference>& references);

/// CSL-JSON 1.0.2: what Zotero and citeproc read.
std::string to_csl_json(const std::vector<Reference>& references);

/// The works of a list beside its page: works.bib, works.ris and works.json.
std::vector<Artefact> render_bibliography(const SiteValues& site, const Route& list);

}  // namespace kier
