// What the exports look like, from what their makers publish:
//
// GoatCounter, "Export > CSV": tpl/help/export.md and export.go of arp242/goatcounter. One row per
// view; the first column is called "1Path" or "2Path" after the version of the format; `FirstVisit`
// is true for the first view of a page within a session of 8 hours; `Bot` is 0 for people. Times
// are UTC, so the first hours of a month count in the one before.
//
// Plausible, "Site settings > Imports & exports": lib/plausible/exports.ex of plausible/analytics.
// imported_pages_FROM_UNTIL.csv has date, hostname, page, visits, visitors, pageviews, then more;
// files of before 2024 have no visits. The export of the dashboard has pages.csv with name,
// visitors, pageviews and no date. Visits are sessions of a page on a day; visitors are fewer.
//
// Matomo, "Behaviour > Pages > Export" as CSV, or its API's Actions.getPageUrls: core/DataTable/
// Renderer/Csv.php of matomo-org/matomo, and its issues 8064, 12163, 17441 and 20891. UTF-16 unless
// asked for with convertToUnicode=0. Columns are called label, nb_visits and metadata_url, or as
// the language of the user calls them (translateColumnNames=1; lang/*.json). A report over several
// periods begins each row with its date: 2026-11 for months. Only a flat report has addresses.
#include "reach/export_form.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "text/letters.h"

namespace kier {
namespace {

std::string column_name(const CsvRow& header, std::size_t column) {
  const std::string name = lower_case(header.text(column));
  const auto from = name.find_first_not_of(' ');
  return from == name.npos ? std::string()
                           : name.substr(from, name.find_last_not_of(' ') - from + 1);
}

std::optional<std::size_t> find_column(const CsvRow& header,
                                       std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    for (std::size_t i = 0; i < header.cells.size(); ++i)
      if (column_name(header, i) == name) return i;
  return std::nullopt;
}

FormReading goatcounter_form(const CsvRow& header, std::string_view version) {
  ExportForm form{ExportForm::Source::goatcounter, 0, {}, {}, {}, {}, {}, {}};
  form.bot = find_column(header, {"bot"});
  form.event = find_column(header, {"event"});
  form.first_visit = find_column(header, {"firstvisit"});
  form.date = find_column(header, {"date"});
  const bool is_known = version == "1" || version == "2";
  if (!is_known || !form.bot || !form.event || !form.first_visit || !form.date)
    return {{}, FormFault::version};
  return {form};
}

std::optional<ExportForm> plausible_form(const CsvRow& header) {
  ExportForm form{ExportForm::Source::plausible, 0, {}, {}, {}, {}, {}, {}};
  form.visits = find_column(header, {"visits", "visitors"});
  const auto page = find_column(header, {"page"});
  const auto name = find_column(header, {"name"});
  const bool has_views = find_column(header, {"pageviews"}).has_value();
  form.date = find_column(header, {"date"});
  if (!form.visits || !has_views || !(name || (page && form.date))) return std::nullopt;
  form.path = page ? *page : *name;
  return form;
}

/// In a translation, the address stands under "Metadata: url" in any language.
std::optional<std::size_t> matomo_address(const CsvRow& header) {
  if (const auto raw = find_column(header, {"metadata_url", "url"})) return raw;
  for (std::size_t i = 0; i < header.cells.size(); ++i)
    if (column_name(header, i).ends_with(": url")) return i;
  return std::nullopt;
}

std::optional<FormReading> matomo_form(const CsvRow& header) {
  ExportForm form{ExportForm::Source::matomo, 0, {}, {}, {}, {}, {}, {}};
  form.visits = find_column(header, {"nb_visits", "unique pageviews", "unieke paginaweergaven"});
  form.label = find_column(header, {"label", "waarde"});
  form.date = find_column(header, {"date", "datum"});
  const auto address = matomo_address(header);
  if (form.visits && (address || form.label)) {
    form.path = address ? *address : *form.label;
    return FormReading{form};
  }
  if (address && header.cells.size() > 2) return FormReading{{}, FormFault::language};
  return std::nullopt;
}

}  // namespace

FormReading parse_export_form(const CsvRow& header) {
  const std::string first = column_name(header, 0);
  const auto digits = std::min(first.find_first_not_of("0123456789"), first.size());
  if (digits > 0 && first.substr(digits) == "path")
    return goatcounter_form(header, first.substr(0, digits));
  if (const auto form = plausible_form(header)) return {form};
  if (const auto reading = matomo_form(header)) return *reading;
  return {};
}

std::string name_of(ExportForm::Source source) {
  switch (source) {
    case ExportForm::Source::goatcounter:
      return "goatcounter";
    case ExportForm::Source::plausible:
      return "plausible";
    case ExportForm::Source::matomo:
      return "matomo";
  }
  return {};
}

}  // namespace kier
