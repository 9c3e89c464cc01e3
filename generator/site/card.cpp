#include "site/card.h"

#include <cmath>

#include "campaign/freshness.h"
#include "text/date.h"
#include "text/phone.h"

namespace kier {
namespace {

Value optional_date(const std::optional<Date>& date) {
  return date ? Value(iso_date(*date)) : Value();
}

Value optional_text(std::string_view text) {
  return text.empty() ? Value() : Value(text);
}

/// Converts the fields of one item, in the words of their declarations.
class FieldValues {
 public:
  FieldValues(const SiteValues& site, const Item& item, std::size_t language)
      : site_(site), item_(item), language_(language) {}

  Value record(const std::vector<FieldDeclaration>& declarations,
               const FieldValue::Record& parts) const {
    std::vector<Value::Entry> entries;
    entries.reserve(declarations.size());
    for (const FieldDeclaration& declaration : declarations) {
      Value value;
      for (const FieldValue::Part& part : parts)
        if (part.name == declaration.name) value = convert(declaration, part.value);
      entries.push_back({declaration.name, std::move(value)});
    }
    return Value::map(std::move(entries));
  }

 private:
  Value convert(const FieldDeclaration& declaration, const FieldValue& value) const {
    switch (declaration.kind) {
      case FieldKind::flag:
        return value.is_set();
      case FieldKind::number:
        return number(std::get<double>(value.data));
      case FieldKind::phone:
        return phone(value.text());
      case FieldKind::reference:
        return reference(value.text());
      case FieldKind::image:
        return site_.href(site_.assets->address(value.text()));
      case FieldKind::record:
        return record(declaration.parts, std::get<FieldValue::Record>(value.data));
      case FieldKind::list: {
        Value::List items;
        for (const FieldValue& element : value.list())
          items.push_back(convert(declaration.parts.front(), element));
        return items;
      }
      default:
        return value.text();
    }
  }

  static Value number(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15)
      return static_cast<std::int64_t>(value);
    return value;
  }

  static Value phone(std::string_view written) {
    return Value::map({{"text", phone_display(written)},
                       {"tel", phone_digits(written)},
                       {"spoken", phone_spoken(written)}});
  }

  /// A reference shows title and address; never its own fields, so that two items
  /// may refer to each other.
  Value reference(std::string_view key) const {
    const Item* target = site_.campaign->find_best(site_.languages[language_].code, key);
    if (target == nullptr) return {};
    return Value::map({{"key", target->key},
                       {"title", target->title},
                       {"address", site_.href(site_.address_of(*target, language_))}});
  }

  const SiteValues& site_;
  const Item& item_;
  std::size_t language_;
};

}  // namespace

Value fields_value(const SiteValues& site, const Item& item, std::size_t language) {
  return FieldValues(site, item, language).record(site.campaign->type_of(item).fields, item.fields);
}

Value review_by(const Item& item, const ItemType& type) {
  return optional_date(reviewed_until(item, type));
}

Value check_by(const Item& item) {
  return item.text("tier") == "crisis" ? Value() : optional_date(checked_until(item));
}

Value topics_value(const std::vector<std::string>& ids, const std::vector<Topic>& topics,
                   const std::vector<Value>& values) {
  Value::List result;
  for (const std::string& id : ids)
    for (std::size_t i = 0; i < topics.size(); ++i)
      if (topics[i].id == id && !values[i].is_none()) result.push_back(values[i]);
  return result;
}

Value card_value(const SiteValues& site, const Item& item, std::size_t language,
                 std::string_view address) {
  const Settings& settings = site.campaign->settings;
  const ItemType& type = site.campaign->type_of(item);
  const LanguageValues& values = site.languages[language];
  const bool foreign = item.language != values.code;
  return Value::map({
      {"type", type.name},
      {"key", item.key},
      {"title", item.title},
      {"summary", optional_text(item.summary)},
      {"address", site.href(address)},
      {"tag", foreign ? Value(language_tag(*site.campaign, item.language)) : Value()},
      {"audiences", topics_value(item.audiences, settings.audiences, values.audiences)},
      {"themes", topics_value(item.themes, settings.themes, values.themes)},
      {"publish", optional_date(item.publish)},
      {"reviewed", optional_date(item.reviewed)},
      {"check_by", check_by(item)},
      {"fields", fields_value(site, item, language)},
  });
}

}  // namespace kier
