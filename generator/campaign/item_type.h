#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "campaign/field.h"
#include "campaign/settings.h"

namespace kier {

/// A type of content, as types.yaml declares it.
struct ItemType {
  std::string name;
  std::string folder;  ///< under content/<language>/; empty for plain pages
  PerLanguage title;   ///< of its list; empty: no list
  PerLanguage address;
  std::string page_template;
  std::string list_template;
  std::string home_template;
  bool has_pages = true;
  bool in_feed = false;
  bool needs_consent = false;
  bool raw_html = false;
  int review_months = 0;  ///< 0: never out of date
  std::vector<FieldDeclaration> fields;
  bool fields_known = true;  ///< false: their declaration has a mistake that hides some of them
  Mark mark;

  const FieldDeclaration* field(std::string_view name) const;
  bool has_list() const { return has_pages && !title.empty(); }
};

}  // namespace kier
