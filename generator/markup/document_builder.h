#pragma once

#include <string_view>
#include <vector>

#include "markup/document.h"
#include "text/typography.h"

namespace kier {

/// Builds a document node by node, in reading order.
class DocumentBuilder {
 public:
  /// Text is set by the habits of `typography`; nullptr leaves it as it is.
  DocumentBuilder(const Typography* typography, std::size_t text_size);

  Node& open(NodeKind kind, Mark mark);  ///< its children follow, until close()
  void close();
  Node& add(NodeKind kind, Mark mark);     ///< a node without children
  void drop_children(std::uint32_t node);  ///< of the node that was closed last

  /// A block with text of its own: what was before is no neighbour of its first letter.
  void start_text() { before_ = 0; }

  /// Running text; `after` is the character that stands behind it (0: the block ends).
  void add_text(std::string_view text, char32_t after, Mark mark);

  /// Text that stays as it is: code, HTML, a bare address.
  void add_verbatim(NodeKind kind, std::string_view text, Mark mark);

  Stretch store(std::string_view text);

  std::uint32_t next() const { return static_cast<std::uint32_t>(document_.nodes.size()); }
  std::size_t depth() const { return open_.size(); }
  Document& document() { return document_; }

 private:
  Document document_;
  std::vector<std::uint32_t> open_;
  const Typography* typography_;
  char32_t before_ = 0;  // the character before the next text
};

}  // namespace kier
