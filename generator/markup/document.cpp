#include "markup/document.h"

namespace kier {

std::vector<HeadingView> headings_of(const Document& document) {
  std::vector<HeadingView> headings;
  for (std::uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.kind == NodeKind::heading)
      headings.push_back({node.detail, document.at(node.target), i});
  }
  return headings;
}

}  // namespace kier
