#include "templates/escaping.h"

#include <algorithm>
#include <array>

#include "templates/address.h"
#include "templates/operators.h"

namespace kier {
namespace {

constexpr Rule markup_elsewhere{
    "template/markup-outside-text", Severity::error,
    "markup can only be written in text, not in {place}{via}",
    "the filter 'striptags' makes it text; for short texts use set with an expression"};
constexpr Rule unsafe_style{
    "template/unsafe-style", Severity::error, "'{value}' cannot be written into a style{via}",
    "allowed are a number with its unit, one word, and a colour like #1a2b3c"};

/// By character: 0 copies it; others are an index of `references`.
using Table = std::array<unsigned char, 256>;
constexpr std::string_view references[] = {"", "&amp;", "&lt;", "&gt;", "&#34;", "&#39;", ""};
constexpr unsigned char dropped = 6;

constexpr Table markup_table() {
  Table table{};
  table['&'] = 1;
  table['<'] = 2;
  table['>'] = 3;
  table['"'] = 4;
  table['\''] = 5;
  return table;
}

constexpr Table xml_table() {
  Table table = markup_table();
  for (unsigned char c = 0; c < 0x20; ++c)
    if (c != '\t' && c != '\n' && c != '\r') table[c] = dropped;
  return table;
}

constexpr Table markup_references = markup_table();
constexpr Table xml_references = xml_table();

/// Copies runs of plain characters at once: most text has nothing to escape.
void escape_by(const Table& table, std::string_view text, std::string& out) {
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char reference = table[static_cast<unsigned char>(text[i])];
    if (reference == 0) continue;
    out.append(text.data() + run, i - run);
    out.append(references[reference]);
    run = i + 1;
  }
  out.append(text.data() + run, text.size() - run);
}

std::string_view name_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::rcdata:
      return "a title or a text field";
    case PlaceKind::style:
      return "a style";
    case PlaceKind::address:
    case PlaceKind::address_list:
      return "an address";
    default:
      return "an attribute";
  }
}

bool is_style_word(std::string_view text) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  };
  return std::all_of(text.begin(), text.end(), letter);
}

/// A number with its unit, one word, or a colour: nothing that could end what it
/// stands in or fetch anything.
bool is_safe_style(std::string_view text) {
  if (text.empty() || text.size() > 100) return false;
  if (text.front() == '#') return is_style_word(text.substr(1)) && text.size() <= 9;
  if (text.back() == '%') text.remove_suffix(1);
  const auto point = text.find('.');
  if (point == text.npos) return is_style_word(text);
  const std::string_view whole = text.substr(0, point);
  const bool number = whole.find_first_not_of("-0123456789") == whole.npos;
  return number && is_style_word(text.substr(point + 1));
}

bool write_style(const std::string& text, std::string& out, Work& work) {
  if (!is_safe_style(text)) {
    work.fail(unsafe_style, {{"value", text.substr(0, 60)}});
    return false;
  }
  out += text;
  return true;
}

bool write_address(const std::string& text, const Place& place, std::string& out, Work& work) {
  const bool safe = place.kind == PlaceKind::address_list ? check_addresses(text, work)
                                                          : check_address(text, place.phase, work);
  if (safe) escape_markup(text, out);
  return safe;
}

/// Places where a value first becomes a text of its own.
bool write_elsewhere(const Value& value, const Place& place, std::string& out, Work& work) {
  std::string text;
  if (!append_text(value, text, work)) return false;
  const bool xml = place.kind == PlaceKind::xml;
  if (value.kind() == Value::Kind::html && place.kind != PlaceKind::json_attribute && !xml) {
    work.fail(markup_elsewhere, {{"place", std::string(name_of(place.kind))}});
    return false;
  }
  switch (place.kind) {
    case PlaceKind::style:
      return write_style(text, out, work);
    case PlaceKind::address:
    case PlaceKind::address_list:
      return write_address(text, place, out, work);
    case PlaceKind::xml:
      escape_for_xml(text, out);
      return true;
    default:
      escape_markup(text, out);
      return true;
  }
}

}  // namespace

void escape_markup(std::string_view text, std::string& out) {
  escape_by(markup_references, text, out);
}

void escape_for_xml(std::string_view text, std::string& out) {
  escape_by(xml_references, text, out);
}

bool write_value(const Value& value, const Place& place, std::string& out, Work& work) {
  const bool text = value.is_text();
  switch (place.kind) {
    case PlaceKind::html:
      if (!text) return append_text(value, out, work);
      escape_markup(value.as_text(), out);
      return true;
    case PlaceKind::rcdata:
    case PlaceKind::attribute:
      if (!text) break;
      escape_markup(value.as_text(), out);
      return true;
    case PlaceKind::plain:
    case PlaceKind::json:
    case PlaceKind::call:
      return append_text(value, out, work);
    default:
      break;
  }
  return write_elsewhere(value, place, out, work);
}

}  // namespace kier
