#pragma once

#include <cstddef>

#include "base/diagnostic.h"
#include "base/source.h"
#include "site/site_values.h"
#include "templates/engine.h"

namespace kier {

/// What landing.html is told of a code as `landing`.
Value landing_value(const SiteValues& site, const Landing& landing);

/// The page at the address of a step, which leads on by itself, for hosts that know no rules.
Outcome<Artefact> render_step(const SiteValues& site, const TemplateSet& templates,
                              const Landing& landing, const LandingStep& step);

/// How many files codes need besides one page each: twins and steps.
std::size_t count_landing_files(const Routes& routes);

}  // namespace kier
