#include "markup/bare_link.h"

#include <algorithm>

#include "text/utf8.h"

namespace kier {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t longest = 2000;

bool is_ascii_letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

bool is_ascii_alphanumeric(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9');
}

/// The bytes of an entity ("&copy;") at the end of `link`, which ends in ';'; 1 when
/// there is none.
std::size_t entity_at_end(std::string_view link) {
  std::size_t name = link.size() - 1;
  while (name > 0 && is_ascii_letter(link[name - 1])) --name;
  const bool entity = name > 0 && name < link.size() - 1 && link[name - 1] == '&';
  return entity ? link.size() - name + 1 : 1;
}

/// `link` without the punctuation at its end that belongs to the sentence around it.
std::string_view without_sentence_marks(std::string_view link) {
  const auto opened = std::count(link.begin(), link.end(), '(');
  auto closed = std::count(link.begin(), link.end(), ')');
  while (!link.empty()) {
    const char last = link.back();
    std::size_t mark = 0;
    if (last == ')') {
      mark = closed-- > opened ? 1 : 0;
    } else if (last == ';') {
      mark = entity_at_end(link);
    } else if (std::string_view("?!.,:*_~'\"").find(last) != none) {
      mark = 1;
    } else {
      for (const std::string_view quote : {"’", "”", "»", "…"})
        if (link.ends_with(quote)) mark = quote.size();
    }
    if (mark == 0) break;
    link.remove_suffix(mark);
  }
  return link;
}

std::size_t link_end(std::string_view text, std::size_t begin) {
  const std::string_view rest = text.substr(begin, longest);
  return begin + without_sentence_marks(rest.substr(0, rest.find_first_of(" \t\n\v\f\r<"))).size();
}

bool begins_host(std::string_view text, std::size_t at) {
  return at < text.size() && is_letter_or_digit(decode_utf8(text, at));
}

bool may_precede(std::string_view text, std::size_t at) {
  const char32_t c = last_code_point(text.substr(0, at));
  return c == 0 || is_space(c) || c == '*' || c == '_' || c == '~' || c == '(' || c == '"' ||
         c == '\'' || c == 0x201C || c == 0x2018;
}

std::optional<BareLink> www_at(std::string_view text, std::size_t at) {
  constexpr std::string_view start = "www.";
  if (!may_precede(text, at) || !begins_host(text, at + start.size())) return std::nullopt;
  const BareLink link{at, link_end(text, at)};
  if (link.end <= at + start.size()) return std::nullopt;
  return link;
}

std::optional<BareLink> mail_around(std::string_view text, std::size_t sign) {
  const auto in_name = [](char c) {
    return is_ascii_alphanumeric(c) || std::string_view(".+-_").find(c) != none;
  };
  BareLink link{sign, sign + 1};
  while (link.begin > 0 && sign - link.begin < longest && in_name(text[link.begin - 1]))
    --link.begin;
  if (link.begin == sign) return std::nullopt;
  bool dotted = false;
  for (; link.end < text.size() && link.end - sign < longest; ++link.end) {
    const char c = text[link.end];
    const bool dot =
        c == '.' && link.end + 1 < text.size() && is_ascii_alphanumeric(text[link.end + 1]);
    dotted |= dot;
    if (!dot && !is_ascii_alphanumeric(c) && c != '-' && c != '_') break;
  }
  const bool whole = dotted && is_ascii_letter(text[link.end - 1]) &&
                     (link.end == text.size() || text[link.end] != '@');
  if (!whole) return std::nullopt;
  constexpr std::string_view scheme = "mailto:";
  if (text.substr(0, link.begin).ends_with(scheme)) link.begin -= scheme.size();
  return link;
}

}  // namespace

std::optional<BareLink> bare_url_at(std::string_view text, std::size_t colon) {
  if (!text.substr(colon).starts_with("://")) return std::nullopt;
  for (const std::string_view scheme : {"https", "http"}) {
    if (colon < scheme.size()) continue;
    const std::size_t begin = colon - scheme.size();
    const bool same =
        std::equal(scheme.begin(), scheme.end(), text.begin() + static_cast<std::ptrdiff_t>(begin),
                   [](char a, char b) { return a == (b | 0x20); });
    const bool whole_word = begin == 0 || !is_ascii_alphanumeric(text[begin - 1]);
    if (!same || !whole_word || !begins_host(text, colon + 3)) continue;
    const BareLink link{begin, link_end(text, begin)};
    if (link.end > colon + 3) return link;
  }
  return std::nullopt;
}

BareLinks::BareLinks(std::string_view text)
    : text_(text), web_(text.find("www.")), sign_(text.find('@')) {}

std::optional<BareLink> BareLinks::next() {
  while (web_ != none || sign_ != none) {
    std::optional<BareLink> link;
    if (web_ < sign_) {
      link = www_at(text_, web_);
      web_ = text_.find("www.", web_ + 1);
    } else {
      link = mail_around(text_, sign_);
      sign_ = text_.find('@', sign_ + 1);
    }
    if (!link || link->begin < from_) continue;
    from_ = link->end;
    return link;
  }
  return std::nullopt;
}

std::string target_of_bare_link(std::string_view link) {
  if (link.starts_with("www.")) return "http://" + std::string(link);
  if (link.starts_with("mailto:")) return std::string(link);
  return "mailto:" + std::string(link);
}

}  // namespace kier
