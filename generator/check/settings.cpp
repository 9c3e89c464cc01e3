#include "check/check.h"

namespace kier {
namespace {

constexpr Rule no_owner{"settings/no-owner", Severity::note,
                        "'owner' is empty: the site cannot say who keeps it",
                        "fill in who answers for the site"};
constexpr Rule no_publisher{"settings/no-publisher", Severity::note,
                            "'publisher' is empty: print will have no V.U. line",
                            "fill in name and address of the responsible publisher"};

}  // namespace

Diagnostics check_settings(const Campaign& campaign) {
  Diagnostics found;
  const Location file{"content/campaign.yaml"};
  if (campaign.settings.owner.empty()) found.push_back(complain(no_owner, file));
  if (campaign.settings.publisher.empty()) found.push_back(complain(no_publisher, file));
  return found;
}

}  // namespace kier
