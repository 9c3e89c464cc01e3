#include "site/sitemap.h"

#include <algorithm>

#include "text/date.h"
#include "text/escape.h"

namespace kier {
namespace {

bool is_listed(const SiteValues& site, const Route& route) {
  if (!is_for_search_engines(route)) return false;
  return route.kind != Route::Kind::item ||
         route.item->language == site.languages[route.language].code;
}

/// The later of the two days on which somebody worked on the page.
std::string last_change(const Route& route) {
  if (route.kind != Route::Kind::item) return {};
  const auto day = std::max(route.item->reviewed, route.item->publish);
  return day ? iso_date(*day) : "";
}

}  // namespace

Artefact render_sitemap(const SiteValues& site) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const Route& route : site.routes->pages) {
    if (!is_listed(site, route)) continue;
    xml += "<url><loc>";
    escape_xml(site.url(route.address), xml);
    xml += "</loc>";
    if (const std::string day = last_change(route); !day.empty())
      xml.append("<lastmod>").append(day).append("</lastmod>");
    xml += "</url>\n";
  }
  xml += "</urlset>\n";
  return {"www/sitemap.xml", std::move(xml)};
}

Artefact render_robots(const SiteValues& site) {
  return {"www/robots.txt", "User-agent: *\nDisallow: " + site.href("/k/") +
                                "\nDisallow: " + site.href("/K/") +
                                "\n\nSitemap: " + site.url("/sitemap.xml") + "\n"};
}

}  // namespace kier
