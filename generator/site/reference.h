#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "campaign/item.h"
#include "campaign/item_type.h"

namespace kier {

/// An author as reference managers want one. "Teo AR" is a person with initials;
/// what does not end in initials ("Cabinet Office, Government of Japan") is a body.
struct Author {
  std::string family;    ///< of a person; of a body its whole name
  std::string initials;  ///< "AR"; empty for a body

  /// "A. R."
  std::string spaced_initials() const;
};

/// A work of literature, taken from the fields of an item.
struct Reference {
  std::string id;    ///< the item's file name: "teo-2015"
  std::string form;  ///< article, letter, book or survey; else as the author wrote it
  std::string title;
  std::vector<Author> authors;
  bool and_others = false;  ///< the list ended in "et al."
  std::string year;
  std::string container, volume, issue, publisher, doi, isbn, url;
  std::string first_page, last_page;  ///< the last one empty when there is one page or an id
  std::string finding;
};

/// True when items of the type are works: it declares `authors` and `year`.
bool is_work(const ItemType& type);

Author parse_author(std::string_view text);

Reference reference_of(const Item& item);

}  // namespace kier
