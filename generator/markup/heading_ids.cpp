#include "markup/heading_ids.h"

#include <string_view>
#include <unordered_map>

#include "markup/plain.h"
#include "text/slug.h"

namespace kier {
namespace {

constexpr Rule not_a_slug{"markup/heading-id", Severity::error,
                          "'{id}' cannot be the id of a heading",
                          "write #{nearest} between the braces: small letters, digits and hyphens"};
constexpr Rule twice{"markup/duplicate-id", Severity::error,
                     "the id '{id}' is given to two headings, on lines {first} and {second}",
                     "give this heading another id"};

/// The ids of a document, with the number that the next one of the same text gets.
using Taken = std::unordered_map<std::string, int>;

std::string free_id(const std::string& wanted, Taken& taken) {
  std::string id = wanted;
  int& next = taken[wanted];
  while (true) {
    if (next++ == 0) return id;
    id = wanted + '-' + std::to_string(next);
    if (taken.find(id) == taken.end()) break;
  }
  taken.emplace(id, 1);
  return id;
}

}  // namespace

std::string_view split_heading_id(std::string_view text, std::string_view& id) {
  if (!text.ends_with('}')) return text;
  const auto open = text.rfind("{#");
  if (open == text.npos) return text;
  id = text.substr(open + 2, text.size() - open - 3);
  const auto last = text.substr(0, open).find_last_not_of(" \t");
  return text.substr(0, last == text.npos ? 0 : last + 1);
}

void assign_heading_ids(Document& document, const std::string& file, Diagnostics& diagnostics) {
  Taken taken;
  std::unordered_map<std::string, int> lines;
  for (const Node& node : document.nodes) {
    if (node.kind != NodeKind::heading || node.target.size == 0) continue;
    const std::string id(document.at(node.target));
    const Location where(file, node.mark);
    if (id != slugify(id)) {
      diagnostics.push_back(complain(not_a_slug, where, {{"id", id}, {"nearest", slugify(id)}}));
    } else if (const auto [first, is_new] = lines.emplace(id, node.mark.line); !is_new) {
      diagnostics.push_back(complain(twice, where,
                                     {{"id", id},
                                      {"first", std::to_string(first->second)},
                                      {"second", std::to_string(node.mark.line)}}));
    }
    taken[id] = 1;
  }
  for (std::uint32_t i = 0; i < document.nodes.size(); ++i) {
    Node& node = document.nodes[i];
    if (node.kind != NodeKind::heading || node.target.size != 0) continue;
    const std::string id = free_id(slugify(plain_text(document, i)), taken);
    node.target = {static_cast<std::uint32_t>(document.text.size()),
                   static_cast<std::uint32_t>(id.size())};
    document.text += id;
  }
}

}  // namespace kier
