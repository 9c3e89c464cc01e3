#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "campaign/campaign.h"

namespace kier {

struct Routes;

/// One way on from a landing page: at <landing>/<name>/ it leads to `target`, so that a log tells
/// which channel led where.
struct LandingStep {
  std::string name;    ///< part of an address: "hulp"
  std::string label;   ///< what the page says
  std::string target;  ///< an address of the site ("/hulp/#nu") or one that begins with https://
  bool leaves_site = false;
};

/// The page behind the code of one channel.
struct Landing {
  const Channel* channel = nullptr;
  const Item* item = nullptr;      ///< its text
  std::size_t language = 0;        ///< index into Settings::languages: of the page around the text
  std::string address;             ///< "/k/7FQF/", below the base path
  std::string twin;                ///< the same page in capitals, "/K/7FQF/"; empty: there is none
  std::vector<LandingStep> steps;  ///< in order; the first one is the big one

  std::string address_of(const LandingStep& step) const { return address + step.name + "/"; }
};

/// True for the addresses that belong to codes, /k/ and /K/, and all below them.
bool is_code_address(std::string_view address);

/// Where a mistyped code leads: "/k/404.html", and its twin "/K/404.html" where there are twins.
extern const std::string_view mistyped_address, mistyped_twin;

/// True when items of the type are texts of landing pages: it declares `audience` and `steps`.
bool is_landing(const ItemType& type);

/// Gives each channel of the register its landing page, retired ones too, and adds the pages to
/// `routes`, in which all other pages must stand already. A channel's text is the item that
/// it names, else the one for its audience; a retired one has the latter. Every landing item is
/// checked, also those that no channel uses: steps that lead nowhere are errors at their line,
/// and an audience without a landing page is one at the channel's.
void plan_landings(const Campaign& campaign, Routes& routes, Diagnostics& diagnostics);

}  // namespace kier
