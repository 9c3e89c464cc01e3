#include "site/structured_data.h"

#include "text/date.h"

namespace kier {
namespace {

/// The schema.org type of an item; what is not known is a plain WebPage.
std::string_view schema_type(const ItemType& type) {
  if (type.field("start") != nullptr) return "Event";
  if (type.field("doi") != nullptr) return "ScholarlyArticle";
  if (type.field("what_happens") != nullptr) return "Service";
  if (type.in_feed) return "Article";
  return "WebPage";
}

void add_event(const Item& item, std::vector<Value::Entry>& data) {
  data.push_back({"startDate", item.text("start")});
  if (!item.text("end").empty()) data.push_back({"endDate", item.text("end")});
  data.push_back({"location", Value::map({{"@type", "Place"}, {"name", item.text("place")}})});
}

void add_work(const Item& item, std::vector<Value::Entry>& data) {
  Value::List authors;
  if (const FieldValue* names = item.field("authors"))
    for (const FieldValue& name : names->list()) authors.emplace_back(name.text());
  data.push_back({"author", std::move(authors)});
  if (const FieldValue* year = item.field("year"))
    if (const double* number = std::get_if<double>(&year->data))
      data.push_back({"datePublished", std::to_string(static_cast<int>(*number))});
}

}  // namespace

Value structured_data(const SiteValues& site, const Route& route, const std::string& title,
                      const std::string& canonical) {
  if (!is_for_search_engines(route)) return {};
  const bool is_item = route.kind == Route::Kind::item;
  const bool is_home = route.address == site.routes->home[route.language];
  std::string_view type = is_home ? "WebSite" : "CollectionPage";
  if (is_item && !is_home) type = schema_type(*route.type);
  const std::string& language =
      is_item ? route.item->language : site.languages[route.language].code;
  const Settings& settings = site.campaign->settings;
  const std::string_view name = is_home ? text_for(settings.title, language, settings) : title;
  std::vector<Value::Entry> data{
      {"@context", "https://schema.org"}, {"@type", type}, {"name", name}, {"url", canonical}};
  if (type != "Service" && type != "Event")
    data.push_back({"inLanguage", language_tag(*site.campaign, language)});
  if (!is_item) return Value::map(std::move(data));
  const Item& item = *route.item;
  if (!item.summary.empty()) data.push_back({"description", item.summary});
  if (type == "Event") add_event(item, data);
  if (type == "ScholarlyArticle") add_work(item, data);
  if (type == "Article" || type == "WebPage") {
    if (item.publish) data.push_back({"datePublished", iso_date(*item.publish)});
    if (item.reviewed) data.push_back({"dateModified", iso_date(*item.reviewed)});
  }
  return Value::map(std::move(data));
}

}  // namespace kier
