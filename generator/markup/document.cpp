#include "markup/document.h"

#include <algorithm>

namespace kier {

std::vector<HeadingView> headings_of(const Document& document) {
  std::vector<HeadingView> headings;
  std::uint32_t box_end = 0;
  for (std::uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.kind == NodeKind::alert && i >= box_end) box_end = node.end;
    if (node.kind == NodeKind::heading)
      headings.push_back({node.detail, document.at(node.target), i, i < box_end});
  }
  return headings;
}

bool has_heading(const Document& document, std::string_view id) {
  return std::any_of(document.nodes.begin(), document.nodes.end(), [&](const Node& node) {
    return node.kind == NodeKind::heading && document.at(node.target) == id;
  });
}

}  // namespace kier
