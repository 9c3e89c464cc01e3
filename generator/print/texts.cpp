#include "print/texts.h"

#include <algorithm>

#include "markup/plain.h"
#include "print/slot_style.h"
#include "text/phone.h"

namespace kier {
namespace {

constexpr Rule no_text{
    "print/no-text",
    Severity::error,
    "there is no text for {slot} of {design}",
    "write '{key}:' here|write the text below the front matter",
};

void add(SlotTexts& texts, const std::string& slot, std::string_view text) {
  if (!text.empty()) texts[slot] = {{std::string(text)}};
}

SlotText paragraphs_of(const Document& body) {
  SlotText paragraphs;
  std::string text = plain_text(body);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (end > at) paragraphs.push_back({text.substr(at, end - at)});
    at = end + 1;
  }
  return paragraphs;
}

/// "Praten kan dag en nacht: Tele-Onthaal, 106", the number bold.
SlotText number_line(const Campaign& campaign, const Item& item, std::string_view language) {
  const Item* service = campaign.find_best(language, item.text("number"));
  if (service == nullptr) return {};
  std::string text(item.text("number_label"));
  if (!text.empty()) text += ' ';
  text += service->title;
  const std::string_view phone = service->text("phone");
  if (phone.empty() || service->title.find(phone) != service->title.npos) return {{text}};
  text += ", ";
  const std::size_t begin = text.size();
  text += phone_display(phone);
  return {{text, begin, text.size()}};
}

const Item* find_in(const Campaign& campaign, std::string_view audience,
                    std::string_view language) {
  for (const Item& item : campaign.items)
    if (item.language == language && campaign.type_of(item).name == "print" &&
        item.text("audience") == audience)
      return &item;
  return nullptr;
}

/// The key of the front matter that fills a slot; empty for the body.
std::string_view key_of(std::string_view slot) {
  if (slot == "slot-title") return "title";
  if (slot == "slot-body") return "";
  return slot.substr(std::string_view("slot-").size());
}

}  // namespace

const Item* find_print_texts(const Campaign& campaign, std::string_view audience,
                             std::string_view language) {
  const Item* item = find_in(campaign, audience, language);
  return item != nullptr ? item : find_in(campaign, audience, campaign.settings.default_language());
}

SlotTexts common_texts(const Campaign& campaign, const Item& item, std::string_view language) {
  SlotTexts texts;
  add(texts, "slot-title", item.title);
  for (const std::string key : {"lead", "call", "short", "strip"})
    add(texts, "slot-" + key, item.text(key));
  if (const FieldValue* points = item.field("points"))
    for (const FieldValue& point : points->list())
      texts["slot-points"].push_back({std::string(point.text())});
  if (SlotText body = paragraphs_of(item.body); !body.empty()) texts["slot-body"] = body;
  if (SlotText line = number_line(campaign, item, language); !line.empty())
    texts["slot-number"] = line;
  add(texts, "slot-vu",
      publisher_line(campaign, language) + " · " +
          print_string(campaign, language, "print_no_litter", "Niet op de openbare weg gooien."));
  return texts;
}

void add_channel_texts(const Campaign& campaign, const Channel& channel, SlotTexts& texts) {
  const auto [before, code] = shown_address(campaign.settings.base_url, channel.code);
  const Paragraph address{before + code, before.size(), before.size() + code.size()};
  texts["slot-url"] = texts["slot-strip-url"] = {address};
  if (channel.may_be_named) add(texts, "slot-venue", channel.name);
}

std::string publisher_line(const Campaign& campaign, std::string_view language) {
  const std::string& publisher = campaign.settings.publisher;
  const std::string label = print_string(campaign, language, "print_publisher", "V.U.:");
  if (publisher.starts_with(label)) return publisher;
  return label + ' ' + (publisher.empty() ? "______________________________" : publisher);
}

std::string print_string(const Campaign& campaign, std::string_view language, std::string_view key,
                         std::string_view fallback) {
  for (const std::string_view tried :
       {language, std::string_view(campaign.settings.default_language())}) {
    const std::string_view text = campaign.strings_of(tried).text(key);
    if (!text.empty()) return std::string(text);
  }
  return std::string(fallback);
}

std::string_view plain_slot(std::string_view name) {
  return name.substr(name.find('/') == name.npos ? 0 : name.find('/') + 1);
}

Diagnostics check_texts_for(const Design& design, const SlotTexts& texts, const Item& item) {
  Diagnostics found;
  for (const Slot& slot : design.slots) {
    const std::string_view name = plain_slot(slot.name);
    if (holds_code(slot.name) || texts.contains(name) || name == "slot-venue" ||
        name == "slot-url" || name == "slot-strip-url")
      continue;
    found.push_back(complain(no_text, {item.source},
                             {{"slot", std::string(name)},
                              {"design", design.file},
                              {"key", std::string(key_of(name))}}));
  }
  return found;
}

}  // namespace kier
