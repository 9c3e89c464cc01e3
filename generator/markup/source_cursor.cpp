#include "markup/source_cursor.h"

#include <algorithm>

#include "markup/link_tail.h"
#include "text/utf8.h"

namespace kier {
namespace {

constexpr auto none = std::string_view::npos;

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

std::string_view without_trailing_blanks(std::string_view text) {
  const auto last = text.find_last_not_of(" \t\v\f\r");
  return text.substr(0, last == none ? 0 : last + 1);
}

std::size_t column_of(Mark mark) {
  return mark.column > 0 ? static_cast<std::size_t>(mark.column - 1) : 0;
}

/// The bytes of "&name;", "&#1;" or "&#x1;" at the start of `text`; 0 when there is none.
std::size_t entity_size(std::string_view text) {
  constexpr std::size_t longest = 40;
  for (std::size_t i = 1; i < text.size() && i < longest; ++i) {
    const char c = text[i];
    if (c == ';') return i > 1 ? i + 1 : 0;
    const bool may_stand =
        (c == '#' && i == 1) || is_letter_or_digit(static_cast<unsigned char>(c));
    if (!may_stand || (c & 0x80) != 0) return 0;
  }
  return 0;
}

/// Whether an entity stands for '&' itself: &amp; &AMP; &#38; &#x26;
bool means_ampersand(std::string_view entity) {
  std::string_view name = entity.substr(1, entity.size() - 2);
  if (name == "amp" || name == "AMP") return true;
  if (!name.starts_with('#')) return false;
  name.remove_prefix(1);
  const bool hexadecimal = name.starts_with('x') || name.starts_with('X');
  if (hexadecimal) name.remove_prefix(1);
  name.remove_prefix(std::min(name.find_first_not_of('0'), name.size()));
  return name == (hexadecimal ? "26" : "38");
}

}  // namespace

SourceCursor::SourceCursor(std::string_view text, int first_line)
    : text_(text), lines_(text), first_line_(first_line) {}

std::string_view SourceCursor::line(int number) const {
  if (number < 1 || number > lines_.lines()) return {};
  std::size_t at = lines_.begin_of(number);
  return next_line(text_, at);
}

void SourceCursor::enter(std::string_view content, Mark begin, Shape shape) {
  content_ = content;
  at_ = 0;
  begin_ = begin;
  shape_ = shape;
  pieces_.clear();
}

void SourceCursor::enter_lines(std::string_view content, Mark begin) {
  enter(content, begin, Shape::lines);
}

void SourceCursor::enter_heading(std::string_view content, Mark begin) {
  enter(content, begin, Shape::heading);
}

void SourceCursor::enter_cell(std::string_view content, int line, int column, int index) {
  enter(content, {line, column}, Shape::cell);
  cell_ = index;
}

void SourceCursor::pass_bytes(std::size_t count) {
  at_ = std::min(at_ + count, content_.size());
}

void SourceCursor::pass_text(std::string_view shown) {
  const bool as_shown = content_.substr(at_, shown.size()) == shown && shown.find('\\') == none &&
                        shown.find('&') == none;
  if (as_shown) {
    at_ += shown.size();
  } else {
    pass_written(shown);
  }
}

void SourceCursor::pass_written(std::string_view shown) {
  for (std::size_t i = 0; i < shown.size() && at_ < content_.size();) {
    const char c = content_[at_];
    // A label that leads nowhere is shown as it is written, with its backslashes.
    if (c == '\\' && at_ + 1 < content_.size() && is_punctuation(content_[at_ + 1]) &&
        shown[i] == content_[at_ + 1]) {
      at_ += 2;
      ++i;
      continue;
    }
    const std::size_t entity = c == '&' ? entity_size(content_.substr(at_)) : 0;
    if (entity != 0 && (shown[i] != '&' || means_ampersand(content_.substr(at_, entity)))) {
      at_ += entity;
      decode_utf8(shown, i);
      // Some names stand for two characters, the second of them an accent.
      const char follows = next();
      if (i < shown.size() && shown[i] != follows && follows != '\\' && follows != '&')
        decode_utf8(shown, i);
      continue;
    }
    if (c == shown[i]) {
      ++at_;
      ++i;
      continue;
    }
    // Not as expected: catch up where the end of it stands as it is shown.
    constexpr std::size_t enough = 24;
    const std::string_view end =
        shown.substr(std::max(i, shown.size() - std::min(shown.size(), enough)));
    const auto found = content_.find(end, at_);
    if (found != none) at_ = found + end.size();
    return;
  }
}

void SourceCursor::pass_break() {
  const auto skip_blanks = [this] {
    while (next() == ' ' || next() == '\t') ++at_;
  };
  skip_blanks();
  const bool escaped = next() == '\\';
  if (escaped) ++at_;
  if (next() == '\n') ++at_;
  if (!escaped) skip_blanks();  // behind a '\' the parser keeps them
}

void SourceCursor::pass_code() {
  std::size_t ticks = 0;
  while (next() == '`') {
    ++at_;
    ++ticks;
  }
  for (std::size_t i = at_; (i = content_.find('`', i)) != none;) {
    const std::size_t end = std::min(content_.find_first_not_of('`', i), content_.size());
    if (end - i == ticks) {
      at_ = end;
      return;
    }
    i = end;
  }
}

void SourceCursor::pass_angle_link() {
  const auto end = content_.find('>', at_);
  if (end != none) at_ = end + 1;
}

void SourceCursor::pass_link_end() {
  const auto close = content_.find(']', at_);
  if (close != none) at_ = link_tail_end(content_, close + 1);
}

void SourceCursor::pass_footnote() {
  const auto close = content_.find(']', at_);
  if (close != none) at_ = close + 1;
}

Mark SourceCursor::mark() {
  return mark_at(at_);
}

Mark SourceCursor::begin() {
  return mark_at(0);
}

Mark SourceCursor::mark_at(std::size_t at) {
  if (pieces_.empty()) locate();
  const auto behind = std::upper_bound(
      pieces_.begin(), pieces_.end(), at,
      [](std::size_t offset, const Piece& piece) { return offset < piece.content; });
  const Piece& piece = *(behind - 1);
  return in_file(lines_.mark(std::min(piece.source + (at - piece.content), text_.size())));
}

void SourceCursor::locate() {
  const std::string_view first = line(begin_.line);
  const std::size_t line_begin = first.empty() ? 0 : lines_.begin_of(begin_.line);
  if (shape_ == Shape::lines) {
    locate_lines();
  } else if (shape_ == Shape::heading) {
    std::size_t at = column_of(begin_);
    at = std::min(first.find_first_not_of('#', at), first.size());
    at = std::min(first.find_first_not_of(" \t", at), first.size());
    pieces_.push_back({0, line_begin + at});
  } else {
    std::size_t at = begin_.column > 0 ? column_of(begin_) : behind_prefix(begin_.line);
    if (at < first.size() && first[at] == '|') ++at;
    for (int i = 0; i < cell_ && at < first.size(); ++at)
      if (first[at] == '|' && first[at - 1] != '\\') ++i;
    at = std::min(first.find_first_not_of(" \t\v\f", at), first.size());
    place(content_, 0, line_begin + at);
  }
  if (pieces_.empty()) pieces_.push_back({0, line_begin + column_of(begin_)});
}

/// What stands before the continuation lines of a paragraph: blanks and '>'.
std::size_t SourceCursor::behind_prefix(int number) const {
  const std::string_view whole = line(number);
  return std::min(whole.find_first_not_of(" \t>"), whole.size());
}

void SourceCursor::locate_lines() {
  for (int first = begin_.line; first <= lines_.lines(); ++first) {
    if (place_lines(first)) return;
    pieces_.clear();
    if (searches_left_-- <= 0) return;
    if (line(first).find_first_not_of(" \t>") == none) return;  // the block has ended
  }
}

/// Whether the block's lines stand on the lines from `first` on.
bool SourceCursor::place_lines(int first) {
  for (std::size_t at = 0; at < content_.size(); ++first) {
    const std::size_t content_at = at;
    const std::string_view content = without_trailing_blanks(next_line(content_, at));
    const std::string_view whole = without_trailing_blanks(line(first));
    std::size_t column = behind_prefix(first);
    if (first == begin_.line) {
      column = column_of(begin_);
    } else if (whole.ends_with(content)) {
      // A continuation may begin with a '>' that is text.
      column = std::min(column, whole.size() - content.size());
    }
    if (first > lines_.lines() || column > whole.size() ||
        !place(content, content_at, lines_.begin_of(first) + column))
      return false;
  }
  return true;
}

/// Notes where one line of content stands, beginning at text_[source]: as it is, or with
/// '\|' for '|' as in tables. False when it does not stand there.
bool SourceCursor::place(std::string_view content, std::size_t content_at, std::size_t source) {
  pieces_.push_back({content_at, source});
  if (text_.substr(source).starts_with(content)) return true;
  for (std::size_t i = 0; i < content.size(); ++i, ++source) {
    if (text_.substr(source).starts_with("\\|") && content[i] == '|') {
      ++source;
      pieces_.push_back({content_at + i, source});
    }
    if (source >= text_.size() || text_[source] != content[i]) return false;
  }
  return true;
}

}  // namespace kier
