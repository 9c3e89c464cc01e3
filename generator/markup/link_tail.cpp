#include "markup/link_tail.h"

#include <algorithm>

namespace kier {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::string_view spaces = " \t\v\f\r\n";

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

bool escapes(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1]);
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(spaces, at), text.size());
}

std::size_t bracketed_address_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '>') return at + 1;
    if (text[at] == '\n' || text[at] == '<') return none;
    if (text[at] == '\\') ++at;
  }
  return none;
}

std::size_t plain_address_end(std::string_view text, std::size_t at) {
  constexpr int deepest = 32;
  int depth = 0;
  for (; at < text.size(); ++at) {
    if (escapes(text, at)) {
      ++at;
    } else if (text[at] == '(') {
      if (++depth > deepest) return none;
    } else if (text[at] == ')') {
      if (depth-- == 0) return at;
    } else if (spaces.find(text[at]) != none) {
      return at;
    }
  }
  return none;
}

/// Behind a title in quotes or parentheses; `at` when there is none.
std::size_t title_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at;
  const char open = text[at];
  if (open != '"' && open != '\'' && open != '(') return at;
  const char close = open == '(' ? ')' : open;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (escapes(text, i)) {
      ++i;
    } else if (text[i] == close) {
      return i + 1;
    }
  }
  return at;
}

/// Behind "(address "title")"; npos when that does not stand at text[at].
std::size_t inline_end(std::string_view text, std::size_t at) {
  at = skip_spaces(text, at + 1);
  if (at >= text.size()) return none;
  const std::size_t address =
      text[at] == '<' ? bracketed_address_end(text, at) : plain_address_end(text, at);
  if (address == none) return none;
  at = skip_spaces(text, address);
  if (at > address) at = skip_spaces(text, title_end(text, at));
  return at < text.size() && text[at] == ')' ? at + 1 : none;
}

/// Behind "[label]"; npos when that does not stand at text[at].
std::size_t label_end(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 1000;
  const std::size_t begin = at;
  for (++at; at < text.size() && at - begin <= longest + 1; ++at) {
    if (text[at] == ']') return at + 1;
    if (text[at] == '[') return none;
    if (escapes(text, at)) ++at;
  }
  return none;
}

}  // namespace

std::size_t link_tail_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at;
  std::size_t end = none;
  if (text[at] == '(') end = inline_end(text, at);
  if (text[at] == '[') end = label_end(text, at);
  return end == none ? at : end;
}

}  // namespace kier
