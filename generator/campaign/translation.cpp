#include "campaign/translation.h"

#include <algorithm>
#include <string>

namespace kier {
namespace {

constexpr Rule contradiction{
    "content/contradiction", Severity::error, "'{key}' differs from {origin}",
    "remove the line: a translation inherits this fact, or {mend} it there"};

class Inheritance {
 public:
  Inheritance(const Item& origin, Item& item, Diagnostics& sink)
      : origin_(origin), item_(item), sink_(sink) {}

  /// `member` is a list, a text or an optional: empty means that nothing was said.
  template <class T>
  void common(std::string_view key, T Item::*member) {
    const T& theirs = origin_.*member;
    T& mine = item_.*member;
    if (mine == T{}) {
      mine = theirs;
    } else if (mine != theirs && !origin_misreads(key)) {
      report(key);
    }
  }

  void field(const FieldDeclaration& declaration) {
    const FieldValue* theirs = origin_.field(declaration.name);
    const FieldValue* mine = item_.field(declaration.name);
    if (mine == nullptr) {
      if (theirs != nullptr) item_.fields.push_back({declaration.name, *theirs});
      if (origin_misreads(declaration.name)) item_.misread.push_back(declaration.name);
    } else if (!origin_misreads(declaration.name) && (theirs == nullptr || !(*mine == *theirs))) {
      report(declaration.name);
    }
  }

 private:
  /// What is wrong there has been complained about, and says nothing about this item.
  bool origin_misreads(std::string_view key) const {
    const auto& keys = origin_.misread;
    return !origin_.readable || std::find(keys.begin(), keys.end(), key) != keys.end();
  }

  void report(std::string_view key) {
    const auto& keys = origin_.key_marks;
    const auto there =
        std::find_if(keys.begin(), keys.end(), [&](const auto& k) { return k.first == key; });
    const bool said = there != keys.end();
    sink_.push_back(
        complain(contradiction, item_.where(key),
                 {{"key", std::string(key)},
                  {"origin", origin_.source + (said ? ":" + std::to_string(there->second.line)
                                                    : ", which does not say it")},
                  {"mend", said ? "change" : "say"}}));
  }

  const Item& origin_;
  Item& item_;
  Diagnostics& sink_;
};

}  // namespace

void inherit_shared_facts(Campaign& campaign, Diagnostics& diagnostics) {
  for (Item& item : campaign.items) {
    const Item* origin = campaign.find_best(campaign.settings.default_language(), item.key);
    if (origin == nullptr || origin == &item) continue;
    Inheritance inheritance(*origin, item, diagnostics);
    inheritance.common("audiences", &Item::audiences);
    inheritance.common("themes", &Item::themes);
    inheritance.common("publish", &Item::publish);
    inheritance.common("until", &Item::until);
    inheritance.common("image", &Item::image);
    for (const FieldDeclaration& declaration : campaign.type_of(item).fields)
      if (declaration.shared) inheritance.field(declaration);
  }
}

}  // namespace kier
