#include "site/feed.h"

#include <fmt/format.h>

#include <algorithm>

#include "site/lists.h"
#include "text/date.h"
#include "text/escape.h"

namespace kier {
namespace {

constexpr std::size_t most_entries = 50;

Date updated(const Item& item) {
  return item.reviewed && *item.reviewed > *item.publish ? *item.reviewed : *item.publish;
}

/// Atom wants a moment; an item has a day. Noon UTC is that day in all of Europe.
std::string moment(Date day) {
  return iso_date(day) + "T12:00:00Z";
}

void render_entry(const SiteValues& site, std::size_t language, const Item& item,
                  std::string& xml) {
  const std::string url = escape_xml(site.url(site.address_of(item, language)));
  fmt::format_to(std::back_inserter(xml),
                 "<entry>\n<title>{}</title>\n<link href=\"{}\"/>\n<id>{}</id>\n"
                 "<published>{}</published>\n<updated>{}</updated>\n",
                 escape_xml(item.title), url, url, moment(*item.publish), moment(updated(item)));
  // An entry without text needs a summary, and every entry is better with one.
  fmt::format_to(std::back_inserter(xml), "<summary>{}</summary>\n</entry>\n",
                 escape_xml(item.summary.empty() ? item.title : item.summary));
}

}  // namespace

Artefact render_feed(const SiteValues& site, std::size_t language) {
  const Campaign& campaign = *site.campaign;
  const LanguageValues& values = site.languages[language];
  std::vector<const Item*> items = feed_items(site, language);
  items.resize(std::min(items.size(), most_entries));
  Date newest{std::chrono::year(2000), std::chrono::January, std::chrono::day(1)};
  for (const Item* item : items) newest = std::max(newest, updated(*item));
  const std::string home = language == 0 ? "/" : "/" + values.code + "/";
  const std::string title(text_for(campaign.settings.title, values.code, campaign.settings));
  std::string xml = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n"
      "<id>{}</id>\n<link rel=\"self\" href=\"{}\"/>\n<link href=\"{}\"/>\n<updated>{}</updated>\n"
      "<author><name>{}</name></author>\n",
      escape_xml(values.tag), escape_xml(title), escape_xml(site.url(home)),
      escape_xml(site.url(home + "feed.xml")), escape_xml(site.url(home)), moment(newest),
      escape_xml(campaign.settings.owner.empty() ? title : campaign.settings.owner));
  for (const Item* item : items) render_entry(site, language, *item, xml);
  xml += "</feed>\n";
  return {"www" + home + "feed.xml", std::move(xml)};
}

}  // namespace kier
