#include "reach/privacy.h"

namespace kier {

std::string_view privacy_texts() {
  static constexpr std::string_view texts =
#include "reach/data/privacy.inc"
      ;
  return texts;
}

}  // namespace kier
