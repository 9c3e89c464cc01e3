#include "campaign/field.h"

namespace kier {

std::string_view FieldValue::text() const {
  const auto* value = std::get_if<std::string>(&data);
  return value == nullptr ? std::string_view{} : std::string_view(*value);
}

bool FieldValue::is_set() const {
  const bool* value = std::get_if<bool>(&data);
  return value != nullptr && *value;
}

const FieldValue::List& FieldValue::list() const {
  static const List none;
  const List* value = std::get_if<List>(&data);
  return value == nullptr ? none : *value;
}

// Not in the class: there its parts are not complete yet.
bool FieldValue::operator==(const FieldValue& other) const {
  return data == other.data;
}

const FieldValue* FieldValue::part(std::string_view name) const {
  if (const Record* record = std::get_if<Record>(&data))
    for (const Part& part : *record)
      if (part.name == name) return &part.value;
  return nullptr;
}

}  // namespace kier
