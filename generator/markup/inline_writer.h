#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "markup/document_builder.h"
#include "markup/markdown.h"
#include "markup/source_cursor.h"

namespace kier {

/// Writes the inline parts of a block, in reading order: each with its place in the
/// author's file, and with a complaint when something is wrong with it.
class InlineWriter {
 public:
  InlineWriter(DocumentBuilder& builder, SourceCursor& cursor, Diagnostics& diagnostics,
               const std::string& file, const MarkdownOptions& options)
      : builder_(builder),
        cursor_(cursor),
        diagnostics_(diagnostics),
        file_(file),
        options_(options) {}

  /// `after` is the character that stands behind the text; 0 when the block ends.
  void add_text(std::string_view text, char32_t after);
  void add_break(NodeKind kind);
  void add_code(std::string_view code);
  void add_html(std::string_view html);
  void add_footnote_reference(int number);

  // What is not shown:
  void skip_text(std::string_view text) { cursor_.pass_text(text); }
  void skip_break() { cursor_.pass_break(); }

  void open_span(NodeKind kind, std::size_t marks);  ///< emphasis and the like, of `marks` bytes
  void close_span(std::size_t marks);

  void open_link(std::string_view address, std::string_view title);  ///< [text](address)
  void close_link();
  void add_angle_link(std::string_view address, std::string_view text);  ///< <address>
  void add_bare_link(std::string_view address);                          ///< as it stands
  bool is_angle_link() const { return cursor_.next() == '<'; }  ///< of the link that is next

  void open_image(std::string_view source, std::string_view title);
  void close_image();

 private:
  void add_piece(std::string_view text, char32_t after);
  void pass_and_check(std::string_view text);
  void add_link(std::string_view address, std::string_view text, Mark mark);
  void check_link(std::string_view address, Mark mark);
  Location at(Mark mark) const { return {file_, mark}; }

  DocumentBuilder& builder_;
  SourceCursor& cursor_;
  Diagnostics& diagnostics_;
  const std::string& file_;
  const MarkdownOptions& options_;
  std::vector<std::uint32_t> images_;  // that are open
  std::vector<std::int32_t> uses_;     // of each footnote
  int links_open_ = 0;
};

}  // namespace kier
