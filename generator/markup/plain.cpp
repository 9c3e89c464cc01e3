#include "markup/plain.h"

namespace kier {
namespace {

bool is_text_block(NodeKind kind) {
  return kind == NodeKind::paragraph || kind == NodeKind::heading || kind == NodeKind::code_block ||
         kind == NodeKind::table_cell;
}

void append(const Document& document, std::uint32_t begin, std::uint32_t end, std::string& out) {
  for (std::uint32_t i = begin; i < end; ++i) {
    const Node& node = document.nodes[i];
    if (is_text_block(node.kind) && !out.empty() && out.back() != '\n') out += '\n';
    switch (node.kind) {
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::code_block:
        out += document.at(node.text);
        break;
      case NodeKind::soft_break:
      case NodeKind::line_break:
        out += ' ';
        break;
      default:
        break;
    }
  }
  while (!out.empty() && out.back() == '\n') out.pop_back();
}

}  // namespace

std::string plain_text(const Document& document) {
  std::string out;
  out.reserve(document.text.size());
  append(document, 0, static_cast<std::uint32_t>(document.nodes.size()), out);
  return out;
}

std::string plain_text(const Document& document, std::uint32_t node) {
  std::string out;
  append(document, node, document.nodes[node].end, out);
  return out;
}

}  // namespace kier
