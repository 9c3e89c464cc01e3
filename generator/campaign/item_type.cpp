#include "campaign/item_type.h"

namespace kier {

const FieldDeclaration* ItemType::field(std::string_view wanted) const {
  for (const FieldDeclaration& field : fields)
    if (field.name == wanted) return &field;
  return nullptr;
}

}  // namespace kier
