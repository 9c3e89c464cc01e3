#include <fmt/format.h>

#include "site/render_site.h"
#include "site/site_values.h"
#include "text/date.h"

namespace kier {
namespace {

constexpr Rule unknown_asset{"template/unknown-asset", Severity::error,
                             "there is no file assets/{path}", "did you mean '{nearest}'?"};
constexpr Rule not_text{"template/asset-path", Severity::error, "asset() needs the path of a file",
                        "write it below assets/, such as asset('css/site.css')"};
constexpr Rule no_date{"template/long-date", Severity::error, "'{text}' is no date",
                       "use long_date on a date, such as {example}"};
constexpr Rule no_months{"template/months", Severity::error,
                         "long_date needs the strings, with a list of 12 'months'",
                         "write long_date(t)"};

Outcome<Value> asset(const Assets& assets, const std::string& base_path, const Value& path,
                     const Location& where) {
  if (!path.is_text()) return complain(not_text, where);
  const std::string_view address = assets.address(path.as_text());
  if (address.empty())
    return complain(unknown_asset, where,
                    {{"path", path.as_text()}, {"nearest", assets.nearest_path(path.as_text())}});
  return Value(base_path + std::string(address));
}

/// "2026-11-20" as "20 november 2026". Of a moment the day counts.
Outcome<Value> long_date(const Value& day, const Value& strings, const Location& where) {
  const std::string text = day.is_text() ? day.as_text() : std::string(Value::name_of(day.kind()));
  const DateReading reading = parse_date(std::string_view(text).substr(0, 10));
  if (!reading.date)
    return complain(no_date, where, {{"text", text}, {"example", "page.reviewed | long_date(t)"}});
  const Value* months = strings.find("months");
  if (months == nullptr || !months->is_list() || months->as_list().size() != 12)
    return complain(no_months, where);
  const Value& month = months->as_list()[static_cast<unsigned>(reading.date->month()) - 1];
  return Value(fmt::format("{} {} {}", static_cast<unsigned>(reading.date->day()),
                           month.is_text() ? month.as_text() : "",
                           static_cast<int>(reading.date->year())));
}

}  // namespace

TemplateOptions template_options(const Campaign& campaign, const Assets& assets) {
  TemplateOptions options;
  const std::string base_path = base_path_of(campaign.settings.base_url);
  options.functions.push_back(
      {"asset", 1, 1,
       [&assets, base_path](std::span<const Value> arguments, const Location& where) {
         return asset(assets, base_path, arguments[0], where);
       }});
  options.filters.push_back(
      {"long_date", 2, 2, [](std::span<const Value> arguments, const Location& where) {
         return long_date(arguments[0], arguments[1], where);
       }});
  options.globals = {"site",           "lang",      "t",    "menu",   "footer", "crisis",
                     "languages",      "addresses", "page", "latest", "target", "canonical",
                     "audience_doors", "landing"};
  return options;
}

}  // namespace kier
