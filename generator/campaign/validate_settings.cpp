#include <algorithm>

#include "campaign/validate.h"

namespace kier {
namespace {

constexpr std::string_view file = "content/campaign.yaml";

constexpr Rule unknown_page{
    "campaign/unknown-page", Severity::error, "there is no page '{target}' to refer to",
    "did you mean '{nearest}'?|write the path below content/{language}/ without .md"};
constexpr Rule hidden_page{"campaign/hidden-page", Severity::warning,
                           "'{target}' is left out here: {reason}",
                           "publish it or remove this entry"};
constexpr Rule unknown_list{"campaign/unknown-list", Severity::error,
                            "'{target}' is no type with a list in content/types.yaml",
                            "did you mean '{nearest}'?"};
constexpr Rule unknown_audience{"campaign/unknown-audience", Severity::error,
                                "'{target}' is no audience of this file",
                                "did you mean '{nearest}'?"};
constexpr Rule no_phone{"campaign/crisis-without-phone", Severity::error,
                        "'{target}' is in the help block and has no phone number",
                        "add 'phone:' to its file, or remove it from 'crisis'"};

class SettingsValidation {
 public:
  explicit SettingsValidation(const Campaign& campaign) : campaign_(campaign) {}

  Diagnostics run() {
    const Settings& settings = campaign_.settings;
    for (const MenuEntry& entry : settings.menu) menu_entry(entry);
    for (const MenuEntry& entry : settings.footer) menu_entry(entry);
    for (const Topic& topic : settings.audiences)
      if (!topic.page.empty()) page(topic.page, topic.mark);
    for (const SearchFirst& first : settings.search_first) page(first.page, first.mark);
    for (const auto& [key, mark] : settings.crisis) {
      const Item* service = page(key, mark);
      if (service != nullptr && campaign_.type_of(*service).fields_known && service->lacks("phone"))
        report(no_phone, mark, {{"target", key}});
    }
    return std::move(found_);
  }

 private:
  void report(const Rule& rule, Mark mark, Parts parts) {
    found_.push_back(complain(rule, {std::string(file), mark}, std::move(parts)));
  }

  const Item* page(const std::string& key, Mark mark) {
    const std::string& language = campaign_.settings.default_language();
    if (const Item* item = campaign_.find_best(language, key)) return item;
    if (const Withdrawn* gone = campaign_.find_withdrawn(language, key)) {
      report(hidden_page, mark, {{"target", key}, {"reason", gone->reason}});
      return nullptr;
    }
    std::vector<std::string> known;
    for (const Item& item : campaign_.items)
      if (item.language == language) known.push_back(item.key);
    report(unknown_page, mark,
           {{"target", key}, {"nearest", nearest(key, known)}, {"language", language}});
    return nullptr;
  }

  void menu_entry(const MenuEntry& entry) {
    if (entry.kind == MenuEntry::Kind::page) page(entry.target, entry.mark);
    if (entry.kind == MenuEntry::Kind::list) list(entry);
    if (entry.kind == MenuEntry::Kind::audience) audience(entry);
  }

  void list(const MenuEntry& entry) {
    const ItemType* type = campaign_.type_named(entry.target);
    if (type != nullptr && type->has_list()) return;
    std::vector<std::string> known;
    for (const ItemType& other : campaign_.types)
      if (other.has_list()) known.push_back(other.name);
    report(unknown_list, entry.mark,
           {{"target", entry.target}, {"nearest", nearest(entry.target, known)}});
  }

  void audience(const MenuEntry& entry) {
    std::vector<std::string> known;
    for (const Topic& topic : campaign_.settings.audiences) known.push_back(topic.id);
    if (std::find(known.begin(), known.end(), entry.target) == known.end())
      report(unknown_audience, entry.mark,
             {{"target", entry.target}, {"nearest", nearest(entry.target, known)}});
  }

  const Campaign& campaign_;
  Diagnostics found_;
};

}  // namespace

Diagnostics validate_settings(const Campaign& campaign) {
  return SettingsValidation(campaign).run();
}

}  // namespace kier
