#include "markup/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include <algorithm>
#include <cstdlib>

#include "markup/block_writer.h"
#include "markup/cmark_reader.h"
#include "markup/limits.h"
#include "text/utf8.h"

// The border with cmark-gfm: its tree is walked once, without recursion, into our own
// flat document, and nothing of it is left behind this file.

namespace kier {
namespace {

std::string_view view(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

bool is_inline_span(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  return type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG || type == CMARK_NODE_LINK ||
         type == CMARK_NODE_IMAGE;
}

/// The first character shown behind a text node: 0 at the end of its block, ' ' for a
/// line break, a letter for what is no text.
char32_t character_after(cmark_node* node) {
  while (true) {
    cmark_node* next = cmark_node_next(node);
    if (next == nullptr) {
      node = cmark_node_parent(node);
      if (!is_inline_span(node)) return 0;
      continue;
    }
    while (is_inline_span(next) && cmark_node_first_child(next) != nullptr)
      next = cmark_node_first_child(next);
    node = next;
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) return ' ';
    if (is_tildes(node)) continue;
    if (type != CMARK_NODE_TEXT) return 'x';
    const std::string_view text = view(cmark_node_get_literal(node));
    std::size_t at = 0;
    if (!text.empty()) return decode_utf8(text, at);
  }
}

/// Walks cmark's tree, without recursion, and writes our document.
class Walk {
 public:
  Walk(BlockWriter& blocks, Dialect dialect)
      : blocks_(blocks), inlines_(blocks.inlines()), extended_(dialect == Dialect::github) {}

  void over(cmark_node* root) {
    for (cmark_node* node = root; !blocks_.is_too_deep();) {
      const bool inside = enter(node);
      if (cmark_node* child = inside ? cmark_node_first_child(node) : nullptr) {
        node = child;
        continue;
      }
      if (inside) leave(node);
      while (node != root && cmark_node_next(node) == nullptr) {
        node = cmark_node_parent(node);
        leave(node);
      }
      if (node == root) return;
      node = cmark_node_next(node);
    }
  }

 private:
  /// Writes a node. False when that is all; true when its children follow, and leave().
  bool enter(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    return (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE ? enter_inline(node, type)
                                                                   : enter_block(node, type);
  }

  bool enter_block(cmark_node* node, cmark_node_type type) {
    const Mark place = place_of(node);
    switch (type) {
      case CMARK_NODE_DOCUMENT:
        blocks_.open(NodeKind::document, {1, 1});
        return true;
      case CMARK_NODE_BLOCK_QUOTE:
        blocks_.open(NodeKind::quote, place);
        if (extended_) find_alert(node);
        return true;
      case CMARK_NODE_LIST:
        open_list(node);
        return true;
      case CMARK_NODE_ITEM:
        blocks_.open(NodeKind::item, place);
        return true;
      case CMARK_NODE_PARAGRAPH:
        return enter_paragraph(node);
      case CMARK_NODE_HEADING:
        blocks_.open_heading(content_of(node), place, cmark_node_get_heading_level(node));
        if (extended_) id_text_ = cmark_node_last_child(node);
        return true;
      case CMARK_NODE_CODE_BLOCK:
        blocks_.add_code_block(view(cmark_node_get_fence_info(node)), literal_of(node), place,
                               cmark_node_get_end_line(node));
        return false;
      case CMARK_NODE_HTML_BLOCK:
        blocks_.add_html_block(literal_of(node), place, cmark_node_get_end_line(node));
        return false;
      case CMARK_NODE_THEMATIC_BREAK:
        blocks_.add_rule_line(place);
        return false;
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        blocks_.open_footnote(place.line);
        return true;
      default:
        open_table_part(node);
        return true;
    }
  }

  void open_list(cmark_node* node) {
    Node& list = blocks_.open(NodeKind::list, place_of(node));
    const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list.detail = ordered ? 1 : 0;
    list.number = ordered ? cmark_node_get_list_start(node) : 0;
    list.tight = cmark_node_get_list_tight(node) != 0;
  }

  bool enter_paragraph(cmark_node* node) {
    // A paragraph right above a table was cut off from it and has no place of its own.
    const bool cut_off = cmark_node_get_start_line(node) == 0 && cmark_node_next(node) != nullptr;
    cmark_node* parent = cmark_node_parent(node);
    const bool in_item = cmark_node_get_type(parent) == CMARK_NODE_ITEM;
    const bool tight = in_item && cmark_node_get_list_tight(cmark_node_parent(parent)) != 0;
    cmark_node* first = cmark_node_first_child(node);
    // The label of a box alone in its paragraph leaves nothing to write.
    if (first != nullptr && first == alert_label_ && cmark_node_next(first) == nullptr)
      return false;
    blocks_.open_paragraph(content_of(node), place_of(cut_off ? cmark_node_next(node) : node),
                           tight);
    if (extended_ && in_item && cmark_node_previous(node) == nullptr) task_text_ = first;
    return true;
  }

  /// A quote whose first line is "[!TIP]" is a box.
  void find_alert(cmark_node* quote) {
    cmark_node* paragraph = cmark_node_first_child(quote);
    cmark_node* label = paragraph == nullptr ? nullptr : cmark_node_first_child(paragraph);
    if (label == nullptr || cmark_node_get_type(label) != CMARK_NODE_TEXT) return;
    cmark_node* behind = cmark_node_next(label);
    const std::string_view name = literal_of(label);
    const bool alone = behind == nullptr || cmark_node_get_type(behind) == CMARK_NODE_SOFTBREAK ||
                       cmark_node_get_type(behind) == CMARK_NODE_LINEBREAK;
    if (alone && name.starts_with("[!") && name.find(']') == name.size() - 1 &&
        blocks_.make_alert(name.substr(2, name.size() - 3), place_of(paragraph)))
      alert_label_ = label;
  }

  void open_table_part(cmark_node* node) {
    if (is_table(node)) {
      open_table(node);
    } else if (is_table(cmark_node_parent(node))) {
      const bool header = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
      row_ = header ? header_ : Mark{cmark_node_get_start_line(node), 0};
      cell_ = 0;
      blocks_.open(NodeKind::table_row, {row_.line, std::max(row_.column, 1)}).detail = header;
    } else {
      const std::uint8_t align = cell_ < columns_ ? alignments_[cell_] : 0;
      ++cell_;
      blocks_.open_cell(content_of(node), row_.line, row_.column,
                        align == 'l'   ? Align::left
                        : align == 'c' ? Align::center
                        : align == 'r' ? Align::right
                                       : Align::none);
    }
  }

  static bool is_table(cmark_node* node) {
    return cmark_gfm_extensions_get_table_columns(node) > 0;
  }

  void open_table(cmark_node* node) {
    header_ = place_of(node);
    cmark_node* above = cmark_node_previous(node);
    if (above != nullptr && cmark_node_get_start_line(above) == 0) {
      // The table took the last line of the paragraph above it, and its first place.
      const std::string_view lines = content_of(above);
      header_ = {header_.line + 1 + static_cast<int>(std::count(lines.begin(), lines.end(), '\n')),
                 0};
    }
    blocks_.open(NodeKind::table, {header_.line, std::max(header_.column, 1)});
    columns_ = cmark_gfm_extensions_get_table_columns(node);
    alignments_ = cmark_gfm_extensions_get_table_alignments(node);
  }

  bool enter_inline(cmark_node* node, cmark_node_type type) {
    switch (type) {
      case CMARK_NODE_TEXT:
        add_text(node);
        return false;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        add_break(node, type);
        return false;
      case CMARK_NODE_CODE:
        inlines_.add_code(literal_of(node));
        return false;
      case CMARK_NODE_HTML_INLINE:
        if (is_tildes(node)) {
          add_tildes(node);
        } else {
          inlines_.add_html(literal_of(node));
        }
        return false;
      case CMARK_NODE_EMPH:
        inlines_.open_span(NodeKind::emphasis, 1);
        return true;
      case CMARK_NODE_STRONG:
        inlines_.open_span(NodeKind::strong, 2);
        return true;
      case CMARK_NODE_LINK:
        return enter_link(node);
      case CMARK_NODE_IMAGE:
        inlines_.open_image(view(cmark_node_get_url(node)), view(cmark_node_get_title(node)));
        return true;
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        inlines_.add_footnote_reference(std::atoi(cmark_node_get_literal(node)));
        return false;
      default:
        return false;
    }
  }

  void add_text(cmark_node* node) {
    std::string_view text = literal_of(node);
    if (node == alert_label_) {
      inlines_.skip_text(text);
      alert_break_ = cmark_node_next(node);
      return;
    }
    if (node == task_text_) blocks_.take_task(text);
    if (node == id_text_) blocks_.take_heading_id(text);
    inlines_.add_text(text, needs_neighbour(text) ? character_after(node) : 'x');
  }

  /// What stands behind a text decides only about a mark at its end.
  static bool needs_neighbour(std::string_view text) {
    return !text.empty() && std::string_view("\"'-").find(text.back()) != std::string_view::npos;
  }

  void add_break(cmark_node* node, cmark_node_type type) {
    if (node == alert_break_) {
      inlines_.skip_break();
    } else {
      inlines_.add_break(type == CMARK_NODE_SOFTBREAK ? NodeKind::soft_break
                                                      : NodeKind::line_break);
    }
  }

  bool enter_link(cmark_node* node) {
    const std::string_view address = view(cmark_node_get_url(node));
    if (tag_of(node) == bare_link) {
      inlines_.add_bare_link(address);
      return false;
    }
    cmark_node* first = cmark_node_first_child(node);
    if (inlines_.is_angle_link()) {
      inlines_.add_angle_link(address, first == nullptr ? address : literal_of(first));
      return false;
    }
    inlines_.open_link(address, view(cmark_node_get_title(node)));
    return true;
  }

  void add_tildes(cmark_node* node) {
    if ((tag_of(node) & paired) == 0) pair_tildes(node);
    const NodeTag tag = tag_of(node);
    const std::size_t count = tag & tilde_count;
    if ((tag & opens) != 0) {
      inlines_.open_span(NodeKind::strikethrough, count);
    } else if ((tag & closes) != 0) {
      inlines_.close_span(count);
    } else {
      inlines_.add_text(std::string_view("~~").substr(0, count), 'x');
    }
  }

  void leave(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_EMPH:
        inlines_.close_span(1);
        break;
      case CMARK_NODE_STRONG:
        inlines_.close_span(2);
        break;
      case CMARK_NODE_LINK:
        inlines_.close_link();
        break;
      case CMARK_NODE_IMAGE:
        inlines_.close_image();
        break;
      default:
        blocks_.close();
    }
  }

  static Mark place_of(cmark_node* node) {
    return {cmark_node_get_start_line(node), cmark_node_get_start_column(node)};
  }
  static std::string_view content_of(cmark_node* node) {
    return view(cmark_node_get_string_content(node));
  }
  static std::string_view literal_of(cmark_node* node) {
    return view(cmark_node_get_literal(node));
  }

  BlockWriter& blocks_;
  InlineWriter& inlines_;
  bool extended_;
  cmark_node* alert_label_ = nullptr;  // "[!TIP]", which is not shown
  cmark_node* alert_break_ = nullptr;  // the end of its line
  cmark_node* task_text_ = nullptr;    // where "[ ] " may stand
  cmark_node* id_text_ = nullptr;      // where "{#id}" may stand
  Mark header_;                        // of the table
  Mark row_;                           // column 0: not known
  int cell_ = 0;
  int columns_ = 0;
  const std::uint8_t* alignments_ = nullptr;
};

}  // namespace

Outcome<Document> parse_markdown(std::string_view text, const std::string& file,
                                 const MarkdownOptions& options) {
  if (Diagnostics found = check_limits(text, file, options.first_line); !found.empty())
    return found;
  const Dialect dialect = options.extensions ? Dialect::github : Dialect::commonmark;
  const CmarkTree tree(text, dialect);
  BlockWriter blocks(text, file, options);
  Walk(blocks, dialect).over(tree.root());
  return std::move(blocks).finish();
}

}  // namespace kier
