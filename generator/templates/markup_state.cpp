#include "templates/markup_state.h"

#include <algorithm>
#include <array>

#include "templates/address.h"

namespace kier {
namespace {

constexpr std::array<std::string_view, 21> address_attributes = {
    "href",       "src",      "action",   "formaction", "poster",     "cite",     "data",
    "background", "longdesc", "manifest", "ping",       "xlink:href", "xml:base", "icon",
    "codebase",   "classid",  "archive",  "profile",    "usemap",     "dynsrc",   "lowsrc"};

template <class List>
bool is_in(std::string_view name, const List& list) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

bool is_animation(std::string_view element) {
  return element == "set" || element.starts_with("animate");
}

PlaceAnswer refuse(std::string refused, std::string advice) {
  return {std::nullopt, std::move(refused), std::move(advice)};
}

/// `content="0; url=` is followed by an address, and nothing else of it may vary.
PlaceAnswer refresh_place(const MarkupState& state) {
  std::string text;
  for (const char c : state.value)
    if (c != ' ') text += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  const auto url = text.find("url=");
  const bool seconds = url != text.npos && url > 0 &&
                       text.find_first_not_of("0123456789") >= url - 1 && text[url - 1] == ';';
  if (seconds && url + 4 == text.size() && !state.had_output)
    return {Place{PlaceKind::address, AddressPhase::start}, "", ""};
  return refuse("this part of a refresh", "write content=\"0; url={{ address }}\"");
}

PlaceAnswer place_in_value(const MarkupState& state) {
  const bool xml = state.language == Language::xml;
  switch (state.kind) {
    case AttributeKind::plain:
      return {Place{xml ? PlaceKind::xml : PlaceKind::attribute, {}}, "", ""};
    case AttributeKind::address:
      if (state.phase == AddressPhase::barred)
        return refuse("an address that begins like this one",
                      "begin it with http:, https:, mailto:, tel:, sms:, '/', '#' or '?'");
      return {Place{PlaceKind::address, state.phase}, "", ""};
    case AttributeKind::address_list:
      return {Place{PlaceKind::address_list, AddressPhase::start}, "", ""};
    case AttributeKind::style:
      return {Place{PlaceKind::style, {}}, "", ""};
    case AttributeKind::event:
      return refuse("an event handler (" + state.attribute + ")",
                    "put the value into a data- attribute and the code into a script file");
    case AttributeKind::document:
      return refuse("srcdoc", "use src with the address of a page");
    case AttributeKind::fixed:
      return refuse("the attribute " + state.attribute + " of <" + state.element + ">",
                    "write its value out, with 'if' where there are several");
    case AttributeKind::refresh:
      return refresh_place(state);
  }
  return {};
}

/// A tag may or may not have got another attribute: from here on the stricter holds.
void settle_in_tag(MarkupState& state) {
  if (state.spot == Spot::in_tag) state.spot = Spot::after_name;
  if (state.spot == Spot::after_name) state.self_closing = false;
}

/// Names that a template tag interrupts end there.
bool is_name_spot(Spot spot) {
  return spot == Spot::tag_name || spot == Spot::attribute_name || spot == Spot::after_attribute;
}

}  // namespace

MarkupState::MarkupState(Language of) : language(of) {
  if (of == Language::json) spot = Spot::json;
  if (of == Language::plain) spot = Spot::plain;
}

bool MarkupState::at_home() const {
  MarkupState home(language);
  home.foreign = foreign;
  return *this == home;
}

std::string MarkupState::describe() const {
  switch (spot) {
    case Spot::text:
      return foreign > 0 ? "an open <svg> or <math>" : "text";
    case Spot::plain:
      return "text";
    case Spot::comment:
      return "a comment";
    case Spot::doctype:
    case Spot::declaration:
      return "a declaration (<!...>)";
    case Spot::instruction:
      return "an instruction (<?...?>)";
    case Spot::cdata:
      return "a CDATA section";
    case Spot::raw:
    case Spot::rcdata:
      return "the element <" + element + ">";
    case Spot::quoted:
    case Spot::unquoted:
    case Spot::before_value:
      return "the attribute " + attribute;
    case Spot::json:
      return element.empty() ? "JSON" : "the element <" + element + ">";
    case Spot::json_text:
    case Spot::json_escape:
      return "a quoted text of JSON";
    default:
      return "a tag";
  }
}

AttributeKind attribute_kind(const MarkupState& state) {
  const std::string_view name = state.attribute;
  if (name.starts_with("on")) return AttributeKind::event;
  if (name == "style") return AttributeKind::style;
  if (name == "srcdoc") return AttributeKind::document;
  if (name == "srcset" || name == "imagesrcset") return AttributeKind::address_list;
  if (name == "http-equiv" || name.starts_with("xmlns") || name == "attributename")
    return AttributeKind::fixed;
  if (name == "type" && state.element == "script") return AttributeKind::fixed;
  if (name == "content" && state.element == "meta" && state.refresh) return AttributeKind::refresh;
  if (name == "values" || name == "by" || name == "to" || name == "from")
    return is_animation(state.element) ? AttributeKind::fixed : AttributeKind::plain;
  return is_in(name, address_attributes) ? AttributeKind::address : AttributeKind::plain;
}

PlaceAnswer place_at(const MarkupState& state) {
  switch (state.spot) {
    case Spot::plain:
      return {Place{PlaceKind::plain, {}}, "", ""};
    case Spot::text:
      return {Place{state.language == Language::xml ? PlaceKind::xml : PlaceKind::html, {}}, "",
              ""};
    case Spot::rcdata:
      return {Place{state.language == Language::xml ? PlaceKind::xml : PlaceKind::rcdata, {}}, "",
              ""};
    case Spot::quoted:
      return place_in_value(state);
    case Spot::json:
      return {Place{PlaceKind::json, {}}, "", ""};
    case Spot::json_text:
    case Spot::json_escape:
      return refuse("a quoted text of JSON",
                    "leave out the quotation marks: {{ value | tojson }} writes them");
    case Spot::raw:
      if (state.element == "style") return {Place{PlaceKind::style, {}}, "", ""};
      return refuse("a script",
                    "put the value into a data- attribute, or into a script of "
                    "type=\"application/json\" with '| tojson'");
    case Spot::unquoted:
    case Spot::before_value:
      return refuse("an attribute without quotation marks",
                    "write " + state.attribute + "=\"{{ ... }}\"");
    case Spot::tag_open:
    case Spot::end_tag_open:
    case Spot::tag_name:
      return refuse("the name of a tag", "write the tags out, with 'if' where there are several");
    case Spot::in_tag:
    case Spot::after_name:
    case Spot::attribute_name:
    case Spot::after_attribute:
      return refuse("the name of an attribute",
                    "write the attribute out, with 'if' around it where it may be missing");
    default:
      return refuse(state.describe(), "a template comment {# ... #} leaves nothing in the page");
  }
}

void write_output(MarkupState& state) {
  // Where nothing may be written, what follows should not be misread as well.
  if (state.spot == Spot::before_value) state.spot = Spot::unquoted;
  if (state.spot == Spot::in_tag || state.spot == Spot::after_name) {
    state.spot = Spot::attribute_name;
    state.attribute = "-";
  }
  if (state.spot != Spot::quoted) return;
  state.had_output = true;
  if (state.kind == AttributeKind::address && state.phase == AddressPhase::start)
    state.phase = AddressPhase::open;
}

std::optional<LiteralMistake> cut_markup(MarkupState& state) {
  const bool name_of_tag = state.spot == Spot::tag_open || state.spot == Spot::end_tag_open ||
                           state.spot == Spot::declaration;
  if (name_of_tag || !state.pending.empty())
    return LiteralMistake{"is cut in two by a template tag",
                          "keep '" + (name_of_tag ? "<" : state.pending) +
                              "' and what follows together, or write &lt; for the sign itself",
                          0};
  if (is_name_spot(state.spot)) {
    state.attribute.clear();
    state.spot = Spot::after_name;
  }
  return std::nullopt;
}

std::optional<MarkupState> join_markup(const MarkupState& a, const MarkupState& b) {
  if (a == b) return a;
  MarkupState x = a;
  MarkupState y = b;
  settle_in_tag(x);
  settle_in_tag(y);
  const bool same_value = x.spot == Spot::quoted && y.spot == Spot::quoted &&
                          x.kind != AttributeKind::refresh && x.kind != AttributeKind::fixed;
  if (same_value) {  // as far as anything depends on it
    x.phase = y.phase = join_phases(x.phase, y.phase);
    x.had_output = y.had_output = x.had_output || y.had_output || x.value != y.value;
    if (x.value != y.value) x.value = y.value = "";
  }
  if (x == y) return x;
  return std::nullopt;
}

}  // namespace kier
