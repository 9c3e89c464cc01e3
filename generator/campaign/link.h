#pragma once

#include <string>
#include <string_view>

#include "campaign/campaign.h"

namespace kier {

/// What the address of a link or picture in a text means.
struct LinkTarget {
  enum class Kind {
    external,   ///< https:, mailto: ...
    here,       ///< #heading of the page itself
    item,       ///< another item
    withdrawn,  ///< an item that is not shown; see `gone`
    asset,      ///< a file under assets/; see `path`
    address,    ///< an address of the site, such as /zoeken/; see `path`
    missing,    ///< nothing of the campaign; `path` is where it would have been
    outside,    ///< leads out of the campaign's folder
  };
  Kind kind = Kind::missing;
  const Item* item = nullptr;
  const Withdrawn* gone = nullptr;
  std::string path;
  std::string heading;  ///< without '#'; may be empty
};

/// Resolves `target` as written in `from`, for a page in `language`: a relative
/// path to an .md file finds the item in `language` when it is translated.
LinkTarget resolve_link(const Campaign& campaign, const Item& from, std::string_view language,
                        std::string_view target);

}  // namespace kier
