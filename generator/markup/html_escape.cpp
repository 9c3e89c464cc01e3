#include "markup/html_escape.h"

#include <array>

namespace kier {
namespace {

using Table = std::array<bool, 256>;

constexpr Table table_of(std::string_view characters, bool value) {
  Table table{};
  table.fill(!value);
  for (const char c : characters) table[static_cast<unsigned char>(c)] = value;
  return table;
}

constexpr Table special_in_text = table_of("&<>\"", true);
constexpr Table plain_in_address = table_of(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+!*(),%#@?=;:/,+$~", true);

std::string_view reference(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#x27;";
  }
}

}  // namespace

void append_html_text(std::string_view text, std::string& out) {
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!special_in_text[static_cast<unsigned char>(text[i])]) continue;
    out.append(text.data() + run, i - run);
    out += reference(text[i]);
    run = i + 1;
  }
  out.append(text.data() + run, text.size() - run);
}

void append_html_attribute(std::string_view name, std::string_view value, std::string& out) {
  out += ' ';
  out += name;
  out += "=\"";
  append_html_text(value, out);
  out += '"';
}

void append_html_address(std::string_view address, std::string& out) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (plain_in_address[byte]) {
      out += c;
    } else if (c == '&' || c == '\'') {
      out += reference(c);
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 0xF];
    }
  }
}

}  // namespace kier
