#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "markup/document_builder.h"
#include "markup/inline_writer.h"
#include "markup/markdown.h"
#include "markup/source_cursor.h"

namespace kier {

/// Writes the blocks of a document, in reading order. Places are in the text, from
/// line 1; `content` is what the parser kept of a block for its inline parts.
class BlockWriter {
 public:
  /// `text`, `file` and `options` must outlive the writer.
  BlockWriter(std::string_view text, const std::string& file, const MarkdownOptions& options);

  /// What the blocks hold.
  InlineWriter& inlines() { return inlines_; }

  Node& open(NodeKind kind, Mark place) { return builder_.open(kind, cursor_.in_file(place)); }
  void close() { builder_.close(); }
  void add_rule_line(Mark place) { builder_.add(NodeKind::thematic_break, cursor_.in_file(place)); }
  void open_paragraph(std::string_view content, Mark place, bool tight);
  void open_heading(std::string_view content, Mark place, int level);
  void add_code_block(std::string_view info, std::string_view code, Mark place, int last_line);
  void add_html_block(std::string_view html, Mark place, int last_line);
  void open_footnote(int line);
  /// A cell of the row on `line`, which begins at `column`; 0: behind blanks and '>'.
  void open_cell(std::string_view content, int line, int column, Align align);

  /// Makes the quote opened last a box, "TIP". False when there is no such box.
  bool make_alert(std::string_view name, Mark place);

  /// Removes the "[ ] " of a task from the first text of the item opened last.
  void take_task(std::string_view& text);

  /// Removes the id from the last text of the heading opened last.
  void take_heading_id(std::string_view& text);

  /// Whether so much stands within each other that the text must be refused.
  bool is_too_deep();

  Outcome<Document> finish() &&;

 private:
  void start_text();
  void report_unused_footnotes();
  bool is_code(int line) const;

  std::string_view text_;
  const std::string& file_;
  const MarkdownOptions& options_;
  Diagnostics diagnostics_;
  DocumentBuilder builder_;
  SourceCursor cursor_;
  InlineWriter inlines_;
  std::uint32_t heading_ = 0;    // the last one
  int cell_ = 0;                 // of its row, from 0
  std::size_t block_depth_ = 0;  // where the inline parts begin
  bool too_deep_ = false;
  std::vector<int> footnote_lines_;              // where footnotes begin
  std::vector<std::pair<int, int>> code_lines_;  // first and last lines of what is no Markdown
};

}  // namespace kier
