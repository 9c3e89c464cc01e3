#include "markup/block_writer.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "markup/heading_ids.h"
#include "markup/mistakes.h"
#include "text/lines.h"

namespace kier {
namespace {

constexpr auto none = std::string_view::npos;
constexpr int most_lines = std::numeric_limits<int>::max();

/// "# Title", not a line that another one of '=' or '-' makes a heading.
bool is_hashed_heading(std::string_view line, Mark place) {
  const auto column = static_cast<std::size_t>(std::max(place.column - 1, 0));
  if (column >= line.size() || line[column] != '#') return false;
  const auto behind = line.find_first_not_of('#', column);
  return behind == none || line[behind] == ' ' || line[behind] == '\t';
}

/// The label of "[^label]:" at the start of a line, with up to three blanks before it;
/// empty when there is none.
std::string_view footnote_label(std::string_view line) {
  const auto open = std::min(line.find_first_not_of(' '), line.size());
  if (open > 3 || !line.substr(open).starts_with("[^")) return {};
  const auto close = line.find(']', open);
  if (close == none || !line.substr(close).starts_with("]:")) return {};
  return line.substr(open + 2, close - open - 2);
}

}  // namespace

BlockWriter::BlockWriter(std::string_view text, const std::string& file,
                         const MarkdownOptions& options)
    : text_(text),
      file_(file),
      options_(options),
      builder_(typography_of(options.language), text.size()),
      cursor_(text, options.first_line),
      inlines_(builder_, cursor_, diagnostics_, file, options) {}

void BlockWriter::start_text() {
  builder_.start_text();
  block_depth_ = builder_.depth();
}

void BlockWriter::open_paragraph(std::string_view content, Mark place, bool tight) {
  cursor_.enter_lines(content, place);
  open(NodeKind::paragraph, place).detail = tight ? 1 : 0;
  start_text();
}

void BlockWriter::open_heading(std::string_view content, Mark place, int level) {
  const bool hashed = is_hashed_heading(cursor_.line(place.line), place);
  if (hashed) {
    cursor_.enter_heading(content, place);
  } else {
    cursor_.enter_lines(content, place);
  }
  heading_ = builder_.next();
  Node& heading =
      builder_.open(NodeKind::heading, hashed ? cursor_.in_file(place) : cursor_.begin());
  heading.detail = static_cast<std::uint8_t>(level);
  start_text();
}

void BlockWriter::add_code_block(std::string_view info, std::string_view code, Mark place,
                                 int last_line) {
  code_lines_.emplace_back(place.line, last_line);
  const Stretch target = builder_.store(info);
  builder_.add_verbatim(NodeKind::code_block, code, cursor_.in_file(place));
  builder_.document().nodes.back().target = target;
}

void BlockWriter::add_html_block(std::string_view html, Mark place, int last_line) {
  code_lines_.emplace_back(place.line, last_line);
  const Mark mark = cursor_.in_file(place);
  builder_.add_verbatim(NodeKind::html_block, html, mark);
  if (!options_.raw_html) diagnostics_.push_back(raw_html_is_off({file_, mark}, html));
}

void BlockWriter::open_footnote(int line) {
  footnote_lines_.push_back(line);
  const auto column = std::min(cursor_.line(line).find("[^"), cursor_.line(line).size());
  open(NodeKind::footnote_definition, {line, static_cast<int>(column) + 1}).number =
      static_cast<std::int32_t>(footnote_lines_.size());
}

void BlockWriter::open_cell(std::string_view content, int line, int column, Align align) {
  const Document& document = builder_.document();
  cell_ = document.nodes.back().kind == NodeKind::table_row ? 0 : cell_ + 1;
  cursor_.enter_cell(content, line, column, cell_);
  builder_.open(NodeKind::table_cell, cursor_.begin()).detail = static_cast<std::uint8_t>(align);
  start_text();
}

bool BlockWriter::make_alert(std::string_view name, Mark place) {
  if (const auto kind = alert_kind(name)) {
    Node& quote = builder_.document().nodes.back();
    quote.kind = NodeKind::alert;
    quote.detail = static_cast<std::uint8_t>(*kind);
    return true;
  }
  diagnostics_.push_back(unknown_alert({file_, cursor_.in_file(place)}, name));
  return false;
}

void BlockWriter::take_task(std::string_view& text) {
  const bool open = text.starts_with("[ ] ");
  const bool done = text.starts_with("[x] ") || text.starts_with("[X] ");
  if (!(open || done) || cursor_.next() != '[') return;
  const TaskState state = open ? TaskState::open : TaskState::done;
  // The item stands right before its paragraph.
  Node& item = *(builder_.document().nodes.end() - 2);
  item.detail = static_cast<std::uint8_t>(state);
  constexpr std::size_t box = 4;
  cursor_.pass_bytes(box);
  text.remove_prefix(box);
}

void BlockWriter::take_heading_id(std::string_view& text) {
  std::string_view id;
  text = split_heading_id(text, id);
  if (id.empty()) return;
  const Stretch target = builder_.store(id);
  builder_.document().nodes[heading_].target = target;
}

bool BlockWriter::is_too_deep() {
  constexpr std::size_t deepest_text = 100;
  constexpr std::size_t deepest = 400;  // a list counts twice, for itself and its item
  const std::size_t depth = builder_.depth();
  if (depth <= deepest_text) return false;
  const bool deep = depth > deepest || (depth > block_depth_ + deepest_text && block_depth_ > 0);
  if (deep && !too_deep_)
    diagnostics_.push_back(
        nested_too_deep({file_, builder_.document().nodes.back().mark}, deepest_text));
  return too_deep_ = deep;
}

/// Needs sorted code_lines_.
bool BlockWriter::is_code(int line) const {
  const auto behind =
      std::upper_bound(code_lines_.begin(), code_lines_.end(), std::pair(line, most_lines));
  return behind != code_lines_.begin() && line <= std::prev(behind)->second;
}

/// The parser drops a footnote that nothing points to, and the second of two with the
/// same label. What an author wrote must not vanish silently.
void BlockWriter::report_unused_footnotes() {
  if (text_.find("[^") == none) return;
  int number = 1;
  for (std::size_t at = 0; at < text_.size(); ++number) {
    const std::string_view label = footnote_label(next_line(text_, at));
    const bool known =
        label.empty() || is_code(number) ||
        std::find(footnote_lines_.begin(), footnote_lines_.end(), number) != footnote_lines_.end();
    if (!known)
      diagnostics_.push_back(unused_footnote({file_, cursor_.in_file({number, 1})}, label));
  }
}

Outcome<Document> BlockWriter::finish() && {
  if (too_deep_) return std::move(diagnostics_);
  if (options_.extensions) {
    report_unused_footnotes();
    assign_heading_ids(builder_.document(), file_, diagnostics_);
  }
  // Documents stay for the whole build, thousands of them: without spare room.
  builder_.document().nodes.shrink_to_fit();
  builder_.document().text.shrink_to_fit();
  return {std::move(builder_.document()), std::move(diagnostics_)};
}

}  // namespace kier
