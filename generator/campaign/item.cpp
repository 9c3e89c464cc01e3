#include "campaign/item.h"

#include <algorithm>

namespace kier {

const FieldValue* Item::field(std::string_view name) const {
  for (const FieldValue::Part& part : fields)
    if (part.name == name) return &part.value;
  return nullptr;
}

std::string_view Item::text(std::string_view name) const {
  const FieldValue* value = field(name);
  return value == nullptr ? std::string_view{} : value->text();
}

Location Item::where(std::string_view wanted) const {
  for (const auto& [name, mark] : key_marks)
    if (name == wanted) return {source, mark};
  return {source, 1, 1};
}

bool Item::lacks(std::string_view name) const {
  return readable && field(name) == nullptr &&
         std::find(misread.begin(), misread.end(), name) == misread.end();
}

}  // namespace kier
