#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace kier {

enum class NodeKind : std::uint8_t {
  // blocks
  document,
  paragraph,
  heading,
  quote,
  alert,
  list,
  item,
  code_block,
  html_block,
  thematic_break,
  table,
  table_row,
  table_cell,
  footnote_definition,
  // inlines
  text,
  soft_break,
  line_break,
  code,
  html_inline,
  emphasis,
  strong,
  strikethrough,
  link,
  image,
  footnote_reference,
};

enum class AlertKind : std::uint8_t { note, tip, important, warning, caution };
enum class Align : std::uint8_t { none, left, center, right };
enum class TaskState : std::uint8_t { none, open, done };

/// A stretch of Document::text.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

/// One node of a document. Nodes stand in preorder: the children of node i are
/// i + 1, then each one's `end`, until i's own `end`.
struct Node {
  NodeKind kind = NodeKind::document;
  /// heading: level 1 to 6; list: 1 when ordered; item: TaskState; alert:
  /// AlertKind; table_cell: Align; table_row: 1 for the header row;
  /// paragraph: 1 when its list is tight (no <p>).
  std::uint8_t detail = 0;
  bool tight = false;     ///< list only
  std::uint32_t end = 0;  ///< index one past the last descendant
  /// text, code, html: the content; code_block: the code; link and image: the title;
  /// footnote_reference: which use it is.
  Stretch text;
  // A site has millions of nodes, and no kind needs both.
  union {
    Stretch target{};  ///< link: address as written; image: source; heading: id; code_block: info
    std::int32_t number;  ///< list: start; footnotes: number from 1
  };
  Mark mark;  ///< in the author's file
};

/// A parsed Markdown text, as plain data: two arrays, cheap to store and to move.
struct Document {
  std::string text;
  std::vector<Node> nodes;  ///< nodes[0] is the document; empty for an empty text

  std::string_view at(Stretch s) const { return std::string_view(text).substr(s.begin, s.size); }
};

/// A heading of the document, for tables of contents and link checks.
struct HeadingView {
  int level = 1;        ///< 1 to 6
  std::string_view id;  ///< unique in the document
  std::uint32_t node = 0;
  bool in_box = false;  ///< it titles an alert, and is no section of the page
};
std::vector<HeadingView> headings_of(const Document& document);

/// True when a heading has this id.
bool has_heading(const Document& document, std::string_view id);

}  // namespace kier
