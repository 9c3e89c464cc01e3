#include "site/landing.h"

#include "site/routes.h"

namespace kier {
namespace {

Value step_value(const SiteValues& site, const Landing& landing, const LandingStep& step) {
  return Value::map({{"name", step.name},
                     {"label", step.label},
                     {"address", site.href(landing.address_of(step))},
                     {"leaves_site", step.leaves_site}});
}

/// The main page of the channel's audience as a door; none when it has no page.
Value audience_door(const SiteValues& site, const Landing& landing) {
  for (const Value& door : site.languages[landing.language].audience_doors.as_list())
    if (door.find("id")->as_text() == landing.channel->audience) return door;
  return {};
}

}  // namespace

Value landing_value(const SiteValues& site, const Landing& landing) {
  Value::List steps;
  for (const LandingStep& step : landing.steps) steps.push_back(step_value(site, landing, step));
  return Value::map({{"code", landing.channel->code},
                     {"retired", landing.channel->retired},
                     {"audience", audience_door(site, landing)},
                     {"steps", std::move(steps)}});
}

Outcome<Artefact> render_step(const SiteValues& site, const TemplateSet& templates,
                              const Landing& landing, const LandingStep& step) {
  const LanguageValues& language = site.languages[landing.language];
  const std::string target = step.leaves_site ? step.target : site.href(step.target);
  const Value values =
      Value::map({{"site", language.site},
                  {"lang", language.lang},
                  {"t", language.strings},
                  {"landing", Value::map({{"step", step_value(site, landing, step)}})},
                  {"target", target},
                  {"canonical", step.leaves_site ? target : site.url(step.target)}});
  Diagnostics found;
  auto html = templates.render("step.html", values).take(found);
  if (!html) return found;
  return Artefact{"www/" + file_of_address(landing.address_of(step)), std::move(*html)};
}

std::size_t count_landing_files(const Routes& routes) {
  std::size_t count = 0;
  for (const Landing& landing : routes.landings)
    count += landing.steps.size() + (landing.twin.empty() ? 0 : 1);
  return count;
}

}  // namespace kier
