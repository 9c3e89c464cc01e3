#include "reach/person_or_bot.h"

#include <string>
#include <vector>

namespace kier {
namespace {

constexpr std::string_view data =
#include "reach/data/user_agents.inc"
    ;

/// One line of the lists.
struct Pattern {
  std::string_view text;    ///< lower case
  bool at_begin = false;    ///< the user agent begins with it
  bool whole_word = false;  ///< no letter follows
};

struct Lists {
  std::string_view version;
  std::vector<Pattern> ignored, previews, crawlers, tools, persons;
};

Pattern parse_pattern(std::string_view text) {
  Pattern pattern;
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

Lists parse_lists(std::string_view text) {
  Lists lists;
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

const Lists& lists() {
  static const Lists parsed = parse_lists(data);
  return parsed;
}

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// Where the pattern stands in `text`, which is lower case; npos when it does not.
std::size_t find(const Pattern& pattern, std::string_view text) {
  if (pattern.at_begin && !text.starts_with(pattern.text)) return text.npos;
  for (std::size_t at = text.find(pattern.text); at != text.npos;
       at = text.find(pattern.text, at + 1)) {
    const std::size_t end = at + pattern.text.size();
    if (!pattern.whole_word || end == text.size() || !is_letter(text[end])) return at;
    if (pattern.at_begin) break;
  }
  return text.npos;
}

bool matches(const std::vector<Pattern>& patterns, std::string_view text) {
  for (const Pattern& pattern : patterns)
    if (find(pattern, text) != text.npos) return true;
  return false;
}

/// Lower case, with what looks like a bot and is none struck out.
std::string prepare(std::string_view user_agent) {
  constexpr std::size_t enough = 2048;
  std::string text(user_agent.substr(0, enough));
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  for (const Pattern& pattern : lists().ignored)
    for (std::size_t at; (at = find(pattern, text)) != text.npos;)
      text.replace(at, pattern.text.size(), pattern.text.size(), '~');
  return text;
}

}  // namespace

Visitor classify_visitor(std::string_view user_agent) {
  const std::string text = prepare(user_agent);
  if (text.find_first_not_of(" -\t") == text.npos) return Visitor::tool;
  if (matches(lists().previews, text)) return Visitor::preview;
  if (matches(lists().crawlers, text)) return Visitor::crawler;
  if (matches(lists().tools, text)) return Visitor::tool;
  return matches(lists().persons, text) ? Visitor::person : Visitor::tool;
}

std::string_view user_agents_version() {
  return lists().version;
}

Visitor VisitorCache::classify(std::string_view user_agent) {
  // Somebody who sends a new user agent with each request must not fill the memory.
  constexpr std::size_t most = 1'000'000;
  const std::uint64_t hash = keyed_hash(key_, user_agent);
  const auto found = known_.find(hash);
  if (found != known_.end()) return found->second;
  if (known_.size() >= most) known_.clear();
  return known_[hash] = classify_visitor(user_agent);
}

}  // namespace kier
