#include "check/html_tags.h"

#include <algorithm>

namespace kier {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void skip_blanks(std::string_view& text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
}

/// Takes what stands before the first of `ends`, or all.
std::string_view take_until(std::string_view& text, std::string_view ends) {
  const std::string_view taken = text.substr(0, text.find_first_of(ends));
  text.remove_prefix(taken.size());
  return taken;
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return small(x) == small(y); });
}

bool HtmlTags::next() {
  while (!rest_.empty()) {
    rest_.remove_prefix(std::min(rest_.find('<'), rest_.size()));
    if (rest_.starts_with("<!--")) {
      rest_.remove_prefix(std::min(rest_.find("-->", 4), rest_.size()));
    } else if (enter_tag()) {
      read_attributes();
      skip_raw_text();
      return true;
    } else if (!rest_.empty()) {
      rest_.remove_prefix(1);
    }
  }
  return false;
}

bool HtmlTags::enter_tag() {
  const char first = rest_.size() > 1 ? small(rest_[1]) : '\0';
  if (first < 'a' || first > 'z') return false;
  rest_.remove_prefix(1);
  name_ = take_until(rest_, " \n\t\r\f/>");
  return true;
}

void HtmlTags::read_attributes() {
  attributes_.clear();
  while (!rest_.empty()) {
    const char c = rest_.front();
    if (is_blank(c) || c == '/') {
      rest_.remove_prefix(1);
    } else if (c == '>') {
      rest_.remove_prefix(1);
      return;
    } else {
      read_attribute();
    }
  }
}

void HtmlTags::read_attribute() {
  HtmlAttribute attribute;
  const auto end = rest_.find_first_of(" \n\t\r\f/>=", 1);  // a '=' in front is part of the name
  attribute.name = rest_.substr(0, end);
  rest_.remove_prefix(attribute.name.size());
  skip_blanks(rest_);
  if (rest_.starts_with('=')) {
    rest_.remove_prefix(1);
    skip_blanks(rest_);
    const char quote = rest_.empty() ? '\0' : rest_.front();
    if (quote == '"' || quote == '\'') {
      rest_.remove_prefix(1);
      attribute.value = take_until(rest_, std::string_view(&quote, 1));
      rest_.remove_prefix(std::min<std::size_t>(rest_.size(), 1));
    } else {
      attribute.value = take_until(rest_, " \n\t\r\f>");
    }
  }
  attributes_.push_back(attribute);
}

/// The text of these elements ends at their end tag only, whatever stands in it.
void HtmlTags::skip_raw_text() {
  constexpr std::string_view raw[] = {"script", "style", "textarea", "title"};
  const bool is_raw = std::any_of(std::begin(raw), std::end(raw),
                                  [&](std::string_view name) { return same_name(name, name_); });
  if (!is_raw) return;
  while (!rest_.empty()) {
    rest_.remove_prefix(std::min(rest_.find("</"), rest_.size()));
    if (same_name(rest_.substr(0, name_.size() + 2).substr(std::min<std::size_t>(2, rest_.size())),
                  name_))
      return;
    rest_.remove_prefix(std::min<std::size_t>(2, rest_.size()));
  }
}

std::string_view HtmlTags::value(std::string_view attribute) const {
  for (const HtmlAttribute& other : attributes_)
    if (same_name(other.name, attribute)) return other.value;
  return {};
}

}  // namespace kier
