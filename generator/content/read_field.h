#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "campaign/field.h"
#include "data/value.h"
#include "text/date.h"

namespace kier {

/// The value of a field, checked against its declaration; nullopt and at least
/// one diagnostic at the value's place when it is not valid.
std::optional<FieldValue> read_field(const FieldDeclaration& declaration, const Value& value,
                                     const std::string& file, Diagnostics& sink);

/// A date as written in YAML; nullopt and a diagnostic when it is none.
std::optional<Date> read_date(std::string_view key, const Value& value, const std::string& file,
                              Diagnostics& sink);

}  // namespace kier
