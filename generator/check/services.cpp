#include <algorithm>
#include <map>

#include "base/parallel.h"
#include "check/check.h"
#include "check/phone_number.h"
#include "text/phone.h"

namespace kier {
namespace {

constexpr Rule phone_in_text{
    "services/phone-in-text", Severity::error, "the telephone number {number} stands in a text",
    "link to the service without a text, as in []({path}): it shows name and number|"
    "put the number into a service's own file, and link to that without a text"};
constexpr Rule short_number{
    "services/short-number-in-text", Severity::warning,
    "{number} is the number of {service}, and stands in a text",
    "link to it without a text, as in []({path}): it shows name and number"};
constexpr Rule same_name{"services/same-name", Severity::error,
                         "the name '{name}' belongs to {other} already",
                         "remove it from one of them: a name must lead to one number"};
constexpr Rule from_documents{
    "services/from-documents", Severity::note,
    "services that were checked from documents only, not live, as the site says: {count}",
    "ring or open each, and set 'how: live' under 'checked'"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The services' numbers and names, to hold texts against.
class Directory {
 public:
  explicit Directory(const Campaign& campaign) : campaign_(campaign) {
    for (const Item& item : campaign.items)
      if (const std::string_view phone = item.text("phone"); !phone.empty())
        by_phone_.emplace(phone_digits(phone), &item);
  }

  const Item* with_number(const std::string& digits) const {
    const auto found = by_phone_.find(digits);
    return found == by_phone_.end() ? nullptr : found->second;
  }

  Diagnostics check_texts(const Item& item) const {
    Diagnostics found;
    for (const Node& node : item.body.nodes)
      if (node.kind == NodeKind::text)
        check_text(item, item.body.at(node.text), {item.source, node.mark}, found);
    check_text(item, item.title, item.where("title"), found);
    check_text(item, item.summary, item.where("summary"), found);
    for (const auto& [key, mark] : item.key_marks) {
      const FieldDeclaration* declaration = campaign_.type_of(item).field(key);
      const FieldValue* value = item.field(key);
      if (declaration != nullptr && value != nullptr)
        check_field(item, *declaration, *value, found);
    }
    return found;
  }

 private:
  void check_field(const Item& item, const FieldDeclaration& declaration, const FieldValue& value,
                   Diagnostics& found) const {
    if (declaration.kind == FieldKind::list)
      for (const FieldValue& element : value.list())
        check_field(item, declaration.parts.front(), element, found);
    if (declaration.kind == FieldKind::record)
      for (const FieldDeclaration& part : declaration.parts)
        if (const FieldValue* given = value.part(part.name)) check_field(item, part, *given, found);
    const bool is_prose =
        declaration.kind == FieldKind::line || declaration.kind == FieldKind::text;
    // A number alone, such as that of a volume, is a fact of its own.
    if (is_prose && value.text().find(' ') != std::string_view::npos)
      check_text(item, value.text(), {item.source, value.mark}, found);
  }

  void check_text(const Item& item, std::string_view written, const Location& where,
                  Diagnostics& found) const {
    if (std::none_of(written.begin(), written.end(), is_digit)) return;
    const std::string text = with_plain_spaces(written);
    for (std::size_t at = 0; at < text.size();) {
      if (!is_digit(text[at])) {
        ++at;
        continue;
      }
      std::size_t length = phone_number_at(text, at);
      if (length > 0) {
        const std::size_t plus = at > 0 && text[at - 1] == '+' ? 1 : 0;
        report_phone(item, text.substr(at - plus, length + plus), where, found);
      } else {
        length = std::min(text.find_first_not_of("0123456789", at), text.size()) - at;
        if (stands_alone(text, at, length))
          report_short(item, text.substr(at, length), where, found);
      }
      at += length;
    }
  }

  /// Typography has made the spaces in numbers unbreakable (U+00A0).
  static std::string with_plain_spaces(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text.substr(i).starts_with("\xC2\xA0")) {
        plain += ' ';
        ++i;
      } else {
        plain += text[i];
      }
    }
    return plain;
  }

  void report_phone(const Item& item, const std::string& number, const Location& where,
                    Diagnostics& found) const {
    std::string digits = phone_digits(number);
    if (digits.starts_with("32")) digits.replace(0, 2, "0");
    const Item* service = with_number(digits);
    if (service != nullptr && service->key == item.key) return;
    found.push_back(
        complain(phone_in_text, where,
                 {{"number", number}, {"path", service == nullptr ? "" : path(item, *service)}}));
  }

  void report_short(const Item& item, const std::string& number, const Location& where,
                    Diagnostics& found) const {
    const Item* service = number.size() < 3 || number.size() > 4 ? nullptr : with_number(number);
    if (service == nullptr || service->key == item.key) return;
    found.push_back(complain(
        short_number, where,
        {{"number", number}, {"service", service->source}, {"path", path(item, *service)}}));
  }

  /// The service's file as a link in `item` would write it, by its key.
  static std::string path(const Item& item, const Item& service) {
    std::string up;
    for (const char c : item.key)
      if (c == '/') up += "../";
    return up + service.key + ".md";
  }

  const Campaign& campaign_;
  std::map<std::string, const Item*, std::less<>> by_phone_;
};

void check_names(const Campaign& campaign, Diagnostics& found) {
  std::map<std::string, const Item*, std::less<>> owners;
  for (const Item& item : campaign.items) {
    if (item.text("phone").empty() || !campaign.is_original(item)) continue;
    std::vector<std::pair<std::string, std::string_view>> names{{item.title, "title"}};
    if (const FieldValue* known = item.field("also_known_as"))
      for (const FieldValue& name : known->list()) names.emplace_back(name.text(), "also_known_as");
    for (const auto& [name, key] : names) {
      const auto [owner, fresh] = owners.emplace(name, &item);
      if (!fresh && owner->second != &item)
        found.push_back(complain(same_name, item.where(key),
                                 {{"name", name}, {"other", owner->second->source}}));
    }
  }
}

void count_unchecked(const Campaign& campaign, Diagnostics& found) {
  int count = 0;
  for (const Item& item : campaign.items) {
    const FieldValue* checked = item.field("checked");
    const FieldValue* how = checked == nullptr ? nullptr : checked->part("how");
    if (how != nullptr && how->text() == "documents" && campaign.is_original(item)) ++count;
  }
  if (count > 0)
    found.push_back(complain(from_documents, {"content"}, {{"count", std::to_string(count)}}));
}

}  // namespace

Diagnostics check_services(const Campaign& campaign, unsigned threads) {
  const Directory directory(campaign);
  std::vector<Diagnostics> texts(campaign.items.size());
  parallel_for(texts.size(), threads,
               [&](std::size_t i) { texts[i] = directory.check_texts(campaign.items[i]); });
  Diagnostics found;
  for (Diagnostics& part : texts)
    for (Diagnostic& d : part) found.push_back(std::move(d));
  check_names(campaign, found);
  count_unchecked(campaign, found);
  return found;
}

}  // namespace kier
