#include "reach/person_or_bot.h"

#include <string>

#include "reach/visitor_lists.h"

namespace kier {
namespace {

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// Where the pattern stands in `text`, which is lower case; npos when it does not.
std::size_t find(const VisitorPattern& pattern, std::string_view text) {
  if (pattern.at_begin && !text.starts_with(pattern.text)) return text.npos;
  for (std::size_t at = text.find(pattern.text); at != text.npos;
       at = text.find(pattern.text, at + 1)) {
    const std::size_t end = at + pattern.text.size();
    if (!pattern.whole_word || end == text.size() || !is_letter(text[end])) return at;
    if (pattern.at_begin) break;
  }
  return text.npos;
}

bool matches(const std::vector<VisitorPattern>& patterns, std::string_view text) {
  for (const VisitorPattern& pattern : patterns)
    if (find(pattern, text) != text.npos) return true;
  return false;
}

/// Lower case, with what looks like a bot and is none struck out.
std::string prepare(std::string_view user_agent) {
  std::string text(user_agent.substr(0, longest_user_agent));
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  for (const VisitorPattern& pattern : visitor_lists().ignored)
    for (std::size_t at; (at = find(pattern, text)) != text.npos;)
      text.replace(at, pattern.text.size(), pattern.text.size(), '~');
  return text;
}

}  // namespace

Visitor classify_visitor(std::string_view user_agent) {
  const std::string text = prepare(user_agent);
  if (text.find_first_not_of(" -\t") == text.npos) return Visitor::tool;
  if (matches(visitor_lists().previews, text)) return Visitor::preview;
  if (matches(visitor_lists().crawlers, text)) return Visitor::crawler;
  if (matches(visitor_lists().tools, text)) return Visitor::tool;
  return matches(visitor_lists().persons, text) ? Visitor::person : Visitor::tool;
}

std::string_view user_agents_version() {
  return visitor_lists().version;
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
