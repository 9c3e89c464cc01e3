#include "reach/visitor_lists.h"

namespace kier {
namespace {

constexpr std::string_view data =
#include "reach/data/user_agents.inc"
    ;

VisitorPattern parse_pattern(std::string_view text) {
  VisitorPattern pattern;
  if (text.starts_with('^')) {
    pattern.at_begin = true;
    text.remove_prefix(1);
  }
  if (text.ends_with('$')) {
    pattern.whole_word = true;
    text.remove_suffix(1);
  }
  pattern.text = text;
  return pattern;
}

VisitorLists parse_lists(std::string_view text) {
  VisitorLists lists;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    const auto blank = line.find(' ');
    if (line.empty() || line.front() == '#' || blank == line.npos) continue;
    const std::string_view what = line.substr(0, blank);
    const std::string_view rest = line.substr(blank + 1);
    if (what == "version") lists.version = rest;
    if (what == "ignore") lists.ignored.push_back(parse_pattern(rest));
    if (what == "preview") lists.previews.push_back(parse_pattern(rest));
    if (what == "crawler") lists.crawlers.push_back(parse_pattern(rest));
    if (what == "tool") lists.tools.push_back(parse_pattern(rest));
    if (what == "person") lists.persons.push_back(parse_pattern(rest));
  }
  return lists;
}

}  // namespace

const VisitorLists& visitor_lists() {
  static const VisitorLists parsed = parse_lists(data);
  return parsed;
}

std::string regular_expression(const std::vector<VisitorPattern>& patterns) {
  constexpr std::string_view special = "$.|?*+()[]{}";
  std::string expression;
  for (const VisitorPattern& pattern : patterns) {
    if (!expression.empty()) expression += '|';
    if (pattern.at_begin) expression += '^';
    for (const char c : pattern.text) {
      // A character class rather than a backslash, which SQL's dialects read differently.
      if (special.find(c) == special.npos)
        expression += c;
      else
        ((expression += '[') += c) += ']';
    }
    if (pattern.whole_word) expression += "([^a-z]|$)";
  }
  return expression;
}

}  // namespace kier
