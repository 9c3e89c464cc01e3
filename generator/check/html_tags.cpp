#include "check/html_tags.h"

#include <algorithm>
#include <array>

namespace kier {
namespace {

/// A set of ASCII characters that is asked in one step.
class CharacterSet {
 public:
  explicit constexpr CharacterSet(std::string_view characters) {
    for (char c : characters) has_[static_cast<unsigned char>(c)] = true;
  }
  bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }

 private:
  std::array<bool, 256> has_{};
};

constexpr CharacterSet blanks(" \n\t\r\f");
constexpr CharacterSet tag_name_ends(" \n\t\r\f/>");
constexpr CharacterSet attribute_name_ends(" \n\t\r\f/>=");
constexpr CharacterSet bare_value_ends(" \n\t\r\f>");

bool is_blank(char c) {
  return blanks.has(c);
}

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void skip_blanks(std::string_view& text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
}

/// Takes what stands before the first of `ends`, or all; the first `sure` characters
/// in any case.
std::string_view take_until(std::string_view& text, const CharacterSet& ends,
                            std::size_t sure = 0) {
  std::size_t size = std::min(sure, text.size());
  while (size < text.size() && !ends.has(text[size])) ++size;
  const std::string_view taken = text.substr(0, size);
  text.remove_prefix(size);
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
  name_ = take_until(rest_, tag_name_ends);
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
  attribute.name = take_until(rest_, attribute_name_ends, 1);  // a '=' in front is part of it
  skip_blanks(rest_);
  if (rest_.starts_with('=')) {
    rest_.remove_prefix(1);
    skip_blanks(rest_);
    const char quote = rest_.empty() ? '\0' : rest_.front();
    if (quote == '"' || quote == '\'') {
      rest_.remove_prefix(1);
      attribute.value = rest_.substr(0, rest_.find(quote));
      rest_.remove_prefix(std::min(attribute.value.size() + 1, rest_.size()));
    } else {
      attribute.value = take_until(rest_, bare_value_ends);
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
