#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "data/csv.h"

namespace kier {

/// Whose export a table is, and where in it things stand.
struct ExportForm {
  enum class Source { goatcounter, plausible, matomo };
  Source source = Source::goatcounter;
  std::size_t path = 0;               ///< column of the page's path or address
  std::optional<std::size_t> label;   ///< Matomo: instead of an address that is missing
  std::optional<std::size_t> visits;  ///< nothing: each row is one view
  std::optional<std::size_t> date;    ///< nothing: the table does not say when
  /// GoatCounter: only rows that say 0, false and true here.
  std::optional<std::size_t> bot, event, first_visit;
};

/// What parse_export_form found instead of a form.
enum class FormFault {
  unknown,   ///< of none of the three
  version,   ///< GoatCounter's, in a version that is not known
  language,  ///< Matomo's, with columns named in a language that is not known
};

struct FormReading {
  std::optional<ExportForm> form;
  FormFault fault = FormFault::unknown;  ///< of meaning without a form
};

/// Recognises a table by its first row.
FormReading parse_export_form(const CsvRow& header);

std::string name_of(ExportForm::Source source);  ///< "goatcounter"

}  // namespace kier
