#include "campaign/visibility.h"

#include <algorithm>
#include <optional>
#include <string>

namespace kier {
namespace {

constexpr Rule not_shown{"content/not-shown", Severity::note, "not published: {reason}"};
constexpr Rule drafts{"content/drafts", Severity::note, "drafts that are not published: {count}",
                      "the first is {example}"};

struct Reason {
  std::string text;
  std::string_view key;  ///< of the front matter, where it is said
};

/// Why the consent of a story does not hold on `today`, if it has one.
std::optional<Reason> without_consent(const Item& item, const std::string& today) {
  const FieldValue* consent = item.field("consent");
  if (consent == nullptr) return std::nullopt;
  if (const FieldValue* day = consent->part("given"); day != nullptr && day->text() > today)
    return Reason{"its consent begins on " + std::string(day->text()), "consent"};
  if (const FieldValue* day = consent->part("withdrawn"); day != nullptr && day->text() <= today)
    return Reason{"its consent was withdrawn on " + std::string(day->text()), "consent"};
  if (const FieldValue* day = consent->part("until"); day != nullptr && day->text() < today)
    return Reason{"its consent ended on " + std::string(day->text()), "consent"};
  return std::nullopt;
}

std::optional<Reason> why_hidden(const Item& item, const ItemType& type, Date today) {
  if (item.draft) return Reason{"it is a draft", "draft"};
  if (item.publish && *item.publish > today)
    return Reason{"its first day is " + iso_date(*item.publish), "publish"};
  if (item.until && *item.until < today)
    return Reason{"its last day was " + iso_date(*item.until), "until"};
  if (type.needs_consent) return without_consent(item, iso_date(today));
  return std::nullopt;
}

}  // namespace

void withdraw_hidden_items(Campaign& campaign, Date today, Diagnostics& diagnostics) {
  int draft_count = 0;
  std::string first_draft;
  const auto hide = [&](const Item& item) {
    const auto reason = why_hidden(item, campaign.type_of(item), today);
    if (!reason) return false;
    if (item.draft) {
      if (draft_count++ == 0) first_draft = item.source;
    } else {
      diagnostics.push_back(
          complain(not_shown, item.where(reason->key), {{"reason", reason->text}}));
    }
    campaign.withdrawn.push_back({item.source, item.language, item.key, reason->text});
    return true;
  };
  std::erase_if(campaign.items, hide);
  if (draft_count > 0)
    diagnostics.push_back(complain(
        drafts, {"content"}, {{"count", std::to_string(draft_count)}, {"example", first_draft}}));
  campaign.index_items();
}

}  // namespace kier
