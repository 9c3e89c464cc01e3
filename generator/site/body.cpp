#include "site/body.h"

#include <array>

#include "campaign/link.h"
#include "markup/html.h"
#include "markup/plain.h"

namespace kier {
namespace {

constexpr int deepest_listed = 3;

/// Fills in what the document only names, for one page.
class BodyLinks {
 public:
  BodyLinks(const SiteValues& site, const TemplateSet& templates, const Item& item,
            std::size_t language, Diagnostics& diagnostics)
      : site_(site), templates_(templates), item_(item), language_(language), sink_(diagnostics) {}

  ResolvedLink link(std::string_view target) const {
    using Kind = LinkTarget::Kind;
    const LinkTarget found = resolve(target);
    switch (found.kind) {
      case Kind::external:
        return {.href = std::string(target), .text = std::string(target)};
      case Kind::here:
        return {.href = std::string(target), .text = item_.title};
      case Kind::asset: {
        const std::string_view name = std::string_view(found.path).substr(7);
        return {.href = site_.href(site_.assets->address(name)), .text = std::string(name)};
      }
      case Kind::address:
        return {.href = site_.href(target), .text = found.path};
      case Kind::item:
        return item_link(*found.item, found.heading);
      default:
        return {};
    }
  }

  std::string image(std::string_view source) const {
    const LinkTarget found = resolve(source);
    if (found.kind != LinkTarget::Kind::asset) return {};
    return site_.href(site_.assets->address(std::string_view(found.path).substr(7)));
  }

  std::optional<std::string> card(std::string_view target) const {
    const LinkTarget found = resolve(target);
    if (found.kind == LinkTarget::Kind::withdrawn) return std::string();
    if (found.kind != LinkTarget::Kind::item || !found.heading.empty()) return std::nullopt;
    const LanguageValues& values = site_.languages[language_];
    const Value& card = values.cards[site_.index_of(*found.item)];
    if (card.is_none()) return std::nullopt;
    const std::array<Value, 2> arguments{card, values.strings};
    return templates_.render_macro("cards.html", "card_any", arguments, Value::map({}))
        .take(sink_)
        .value_or("");
  }

 private:
  LinkTarget resolve(std::string_view target) const {
    return resolve_link(*site_.campaign, item_, site_.languages[language_].code, target);
  }

  ResolvedLink item_link(const Item& target, const std::string& heading) const {
    const LanguageValues& values = site_.languages[language_];
    ResolvedLink link;
    link.href = site_.href(site_.address_of(target, language_));
    // On a page that shows an untranslated text, the target may be translated,
    // and its headings then have other ids: without one, the page's top will do.
    if (!heading.empty() && (item_.language == values.code || has_heading(target.body, heading)))
      link.href += "#" + heading;
    link.text = target.title;
    const Value& card = values.cards[site_.index_of(target)];
    const Value* fields = card.find("fields");
    const Value* phone = fields == nullptr ? nullptr : fields->find("phone");
    // A number that may be out of date one day stands only where the page can hide it.
    const bool lasts = card.find("check_by") == nullptr || card.find("check_by")->is_none();
    if (lasts && phone != nullptr && phone->is_map()) {
      const std::string& number = phone->find("text")->as_text();
      if (!link.text.ends_with(number)) link.text += " " + number;
    }
    if (target.language != item_.language && target.language != values.code)
      link.language = language_tag(*site_.campaign, target.language);
    return link;
  }

  const SiteValues& site_;
  const TemplateSet& templates_;
  const Item& item_;
  std::size_t language_;
  Diagnostics& sink_;
};

}  // namespace

std::string render_body(const SiteValues& site, const TemplateSet& templates, const Item& item,
                        std::size_t language, Diagnostics& diagnostics) {
  const BodyLinks links(site, templates, item, language, diagnostics);
  const Strings& strings = site.campaign->strings_of(site.languages[language].code);
  HtmlHooks hooks;
  hooks.link = [&](std::string_view target) { return links.link(target); };
  hooks.image = [&](std::string_view source) { return links.image(source); };
  hooks.card = [&](std::string_view target) { return links.card(target); };
  hooks.footnotes_title = strings.text("footnotes_title");
  hooks.back_label = strings.text("back_to_text");
  hooks.table_label = strings.text("table_label");
  constexpr std::string_view alerts[] = {"alert_note", "alert_tip", "alert_important",
                                         "alert_warning", "alert_caution"};
  for (std::size_t i = 0; i < std::size(alerts); ++i)
    hooks.alert_labels[i] = strings.text(alerts[i]);
  std::string html;
  html.reserve(item.body.text.size() + item.body.text.size() / 2);
  render_html(item.body, hooks, html);
  return html;
}

Value table_of_contents(const Document& document) {
  Value::List entries;
  for (const HeadingView& heading : headings_of(document))
    if (heading.level > 1 && heading.level <= deepest_listed && !heading.id.empty() &&
        !heading.in_box)
      entries.push_back(Value::map({{"level", heading.level},
                                    {"id", heading.id},
                                    {"text", plain_text(document, heading.node)}}));
  return entries;
}

}  // namespace kier
