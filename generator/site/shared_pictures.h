#pragma once

#include <string>
#include <vector>

#include "campaign/campaign.h"
#include "site/assets.h"
#include "site/routes.h"

namespace kier {

/// The picture that other sites show beside a link to a page that has none of its own. There is
/// one for the home page, one for each audience and one for each type, in every language with a
/// whole site: few enough to be drawn anew in every build, so that none can be out of date.
struct SharedPicture {
  std::string path;      ///< below assets/: "og/nl/tip.png"
  std::string language;  ///< id
  std::string title, lead;
};

/// All that are to be drawn. A file of an author's at such a path takes its place.
std::vector<SharedPicture> plan_shared_pictures(const Campaign& campaign, const Assets& assets);

/// The path of the picture that stands for a page; whether it was drawn is another matter.
std::string shared_picture_of(const Campaign& campaign, const Route& route);

}  // namespace kier
