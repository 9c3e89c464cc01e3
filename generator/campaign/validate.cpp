#include "campaign/validate.h"

#include <algorithm>

namespace kier {
namespace {

constexpr Rule required{"content/required", Severity::error, "'{key}' is missing",
                        "add a line '{key}: ...' to the front matter"};
constexpr Rule unknown_reference{
    "content/unknown-reference", Severity::error,
    "'{key}' refers to '{target}', which is not there",
    "did you mean '{nearest}'?|write the path below content/{language}/ without .md"};
constexpr Rule wrong_reference{"content/wrong-reference", Severity::error,
                               "'{key}' refers to '{target}', which is of the type '{type}'",
                               "refer to an item of the type '{wanted}'"};
constexpr Rule missing_picture{"content/missing-picture", Severity::error,
                               "there is no picture assets/{path}",
                               "did you mean '{nearest}'?|put it there, or write its path below "
                               "assets/, such as images/deur.svg"};
constexpr Rule missing_alt{"content/missing-alt", Severity::error, "'image' has no description",
                           "add 'image_alt: ...': what is to be seen on it, in a few words"};
constexpr Rule no_consent{"consent/missing", Severity::error,
                          "this {type} has neither a consent record nor 'fictional: true'",
                          "add 'consent:' with 'given' and 'record', or 'fictional: true'"};

class ItemValidation {
 public:
  ItemValidation(const Campaign& campaign, const Item& item, Diagnostics& sink)
      : campaign_(campaign), item_(item), type_(campaign.type_of(item)), sink_(sink) {}

  void run() {
    if (!item_.image.empty() && says("image")) picture(item_.image, item_.where("image"));
    if (!item_.image.empty() && item_.image_alt.empty())
      report(missing_alt, item_.where("image"), {});
    if (item_.introduces_list) return;
    for (const FieldDeclaration& declaration : type_.fields) {
      const FieldValue* value = item_.field(declaration.name);
      if (value != nullptr) {
        if (says(declaration.name)) field(declaration, *value);
      } else if (declaration.required && item_.lacks(declaration.name)) {
        report(required, {item_.source, 1, 1}, {{"key", declaration.name}});
      }
    }
    consent();
  }

 private:
  /// What a translation inherits is checked where it is said.
  bool says(std::string_view key) const {
    const auto& keys = item_.key_marks;
    return std::any_of(keys.begin(), keys.end(), [&](const auto& k) { return k.first == key; });
  }

  void report(const Rule& rule, Location where, Parts parts) {
    sink_.push_back(complain(rule, std::move(where), std::move(parts)));
  }

  void picture(const std::string& path, const Location& where) {
    if (campaign_.assets.contains("assets/" + path)) return;
    std::vector<std::string> known;
    for (const std::string& asset : campaign_.assets) known.push_back(asset.substr(7));
    report(missing_picture, where, {{"path", path}, {"nearest", nearest(path, known)}});
  }

  void field(const FieldDeclaration& declaration, const FieldValue& value) {
    const Location where{item_.source, value.mark};
    if (declaration.kind == FieldKind::reference) reference(declaration, value, where);
    if (declaration.kind == FieldKind::image) picture(std::string(value.text()), where);
    if (declaration.kind == FieldKind::list)
      for (const FieldValue& element : value.list()) field(declaration.parts.front(), element);
    if (declaration.kind == FieldKind::record)
      for (const FieldDeclaration& part : declaration.parts)
        if (const FieldValue* given = value.part(part.name)) field(part, *given);
  }

  void reference(const FieldDeclaration& declaration, const FieldValue& value,
                 const Location& where) {
    const std::string target(value.text());
    const Item* found = campaign_.find_best(item_.language, target);
    if (found == nullptr) {
      std::vector<std::string> known;
      for (const Item& item : campaign_.items) known.push_back(item.key);
      report(unknown_reference, where,
             {{"key", declaration.name},
              {"target", target},
              {"nearest", nearest(target, known)},
              {"language", item_.language}});
    } else if (const std::string& type = campaign_.type_of(*found).name;
               !declaration.reference_type.empty() && type != declaration.reference_type) {
      report(wrong_reference, where,
             {{"key", declaration.name},
              {"target", target},
              {"type", type},
              {"wanted", declaration.reference_type}});
    }
  }

  void consent() {
    if (!type_.needs_consent || !type_.fields_known || !item_.lacks("consent")) return;
    const FieldValue* fictional = item_.field("fictional");
    if (item_.lacks("fictional") || (fictional != nullptr && !fictional->is_set()))
      report(no_consent, {item_.source, 1, 1}, {{"type", type_.name}});
  }

  const Campaign& campaign_;
  const Item& item_;
  const ItemType& type_;
  Diagnostics& sink_;
};

}  // namespace

Diagnostics validate_items(const Campaign& campaign) {
  Diagnostics found;
  for (const Item& item : campaign.items) ItemValidation(campaign, item, found).run();
  return found;
}

}  // namespace kier
