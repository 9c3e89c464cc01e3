#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "text/lines.h"

namespace kier {

/// Follows the inline parts of a block through the author's text, so that every one is
/// known to the byte. The parser itself loses count after the first line of a
/// paragraph, in quotes, tables and behind entities; but it does say what it found and
/// in which order, and that is enough to walk along: a text passes the bytes that spell
/// it, emphasis its stars, a link its brackets and address.
///
/// First `enter_` a block, then `pass_` its parts in order. Columns are computed only
/// when a mark is asked for.
class SourceCursor {
 public:
  /// `text` must outlive the cursor; `first_line` is the file's line that it begins on.
  SourceCursor(std::string_view text, int first_line);

  /// A paragraph, or a heading with a line under it. `content` is what the parser kept
  /// of it: its lines without what stands before them, and without link definitions at
  /// its start, for which reason it may begin below `begin`. All marks are in `text`.
  void enter_lines(std::string_view content, Mark begin);

  /// A heading that begins with '#' at `begin`.
  void enter_heading(std::string_view content, Mark begin);

  /// Cell `index` (from 0) of the table row on `line`, which begins at `column`; 0: at
  /// the first character that is no blank or '>'.
  void enter_cell(std::string_view content, int line, int column, int index);

  void pass_text(std::string_view shown);  ///< with escapes and entities as written
  void pass_bytes(std::size_t count);
  void pass_break();
  void pass_code();
  void pass_angle_link();
  void pass_link_end();  ///< "](address)", "][label]" or "]"
  void pass_footnote();

  char next() const { return at_ < content_.size() ? content_[at_] : '\0'; }

  Mark mark();   ///< in the file: where the next part begins
  Mark begin();  ///< where the block's content begins
  Mark in_file(Mark mark) const { return {mark.line + first_line_ - 1, mark.column}; }

  std::string_view line(int number) const;  ///< of `text`, from 1; empty beyond it

 private:
  /// From byte `content` of the block on, its bytes stand at `source` in the text.
  struct Piece {
    std::size_t content;
    std::size_t source;
  };
  enum class Shape : std::uint8_t { lines, heading, cell };

  void enter(std::string_view content, Mark begin, Shape shape);
  void pass_written(std::string_view shown);
  void locate();
  void locate_lines();
  bool place_lines(int first);
  bool place(std::string_view content, std::size_t content_at, std::size_t source);
  Mark mark_at(std::size_t at);
  std::size_t behind_prefix(int line) const;

  std::string_view text_;
  LineIndex lines_;
  int first_line_;
  std::string_view content_;
  std::size_t at_ = 0;
  Mark begin_;
  Shape shape_ = Shape::lines;
  int cell_ = 0;
  std::vector<Piece> pieces_;   // empty until it is needed
  int searches_left_ = 100000;  // so that a text with odd line ends takes no longer
};

}  // namespace kier
