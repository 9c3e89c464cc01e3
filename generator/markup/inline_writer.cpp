#include "markup/inline_writer.h"

#include "markup/bare_link.h"
#include "markup/mistakes.h"
#include "markup/plain.h"
#include "text/utf8.h"

namespace kier {

void InlineWriter::add_text(std::string_view text, char32_t after) {
  if (!options_.extensions || links_open_ > 0) {
    const Mark mark = cursor_.mark();
    cursor_.pass_text(text);
    builder_.add_text(text, after, mark);
    return;
  }
  BareLinks links(text);
  std::size_t written = 0;
  while (const auto link = links.next()) {
    add_piece(text.substr(written, link->begin - written), 'x');
    const std::string_view address = text.substr(link->begin, link->end - link->begin);
    const Mark mark = cursor_.mark();
    cursor_.pass_text(address);
    add_link(target_of_bare_link(address), address, mark);
    written = link->end;
  }
  add_piece(text.substr(written), after);
}

void InlineWriter::add_piece(std::string_view text, char32_t after) {
  if (text.empty()) return;
  const Mark mark = cursor_.mark();
  pass_and_check(text);
  builder_.add_text(text, after, mark);
}

/// Passes running text, and complains about what was meant as markup.
void InlineWriter::pass_and_check(std::string_view text) {
  std::size_t passed = 0;
  for (std::size_t from = 0; const auto leftover = next_leftover(text, from);) {
    cursor_.pass_text(text.substr(passed, leftover->begin - passed));
    passed = leftover->begin;
    from = leftover->next;
    // With a '\' before it, it was meant as text.
    if (cursor_.next() == text[passed])
      diagnostics_.push_back(complain_about(*leftover, at(cursor_.mark())));
  }
  cursor_.pass_text(text.substr(passed));
}

void InlineWriter::add_break(NodeKind kind) {
  builder_.add(kind, {});
  cursor_.pass_break();
}

void InlineWriter::add_code(std::string_view code) {
  builder_.add_verbatim(NodeKind::code, code, cursor_.mark());
  cursor_.pass_code();
}

void InlineWriter::add_html(std::string_view html) {
  const Mark mark = cursor_.mark();
  cursor_.pass_bytes(html.size());
  builder_.add_verbatim(NodeKind::html_inline, html, mark);
  if (!options_.raw_html) diagnostics_.push_back(raw_html_is_off(at(mark), html));
}

void InlineWriter::add_footnote_reference(int number) {
  const auto index = static_cast<std::size_t>(number);
  if (uses_.size() <= index) uses_.resize(index + 1);
  const Stretch use = builder_.store(std::to_string(++uses_[index]));
  Node& node = builder_.add(NodeKind::footnote_reference, cursor_.mark());
  node.number = number;
  node.text = use;
  cursor_.pass_footnote();
}

void InlineWriter::open_span(NodeKind kind, std::size_t marks) {
  builder_.open(kind, cursor_.mark());
  cursor_.pass_bytes(marks);
}

void InlineWriter::close_span(std::size_t marks) {
  builder_.close();
  cursor_.pass_bytes(marks);
}

void InlineWriter::open_link(std::string_view address, std::string_view title) {
  const Mark mark = cursor_.mark();
  cursor_.pass_bytes(1);
  const Stretch target = builder_.store(address);
  const Stretch shown = builder_.store(title);
  Node& node = builder_.open(NodeKind::link, mark);
  node.target = target;
  node.text = shown;
  ++links_open_;
  check_link(address, mark);
}

void InlineWriter::close_link() {
  cursor_.pass_link_end();
  builder_.close();
  --links_open_;
}

void InlineWriter::add_angle_link(std::string_view address, std::string_view text) {
  const Mark mark = cursor_.mark();
  cursor_.pass_angle_link();
  add_link(address, text, mark);
}

void InlineWriter::add_bare_link(std::string_view address) {
  const Mark mark = cursor_.mark();
  cursor_.pass_bytes(address.size());
  add_link(address, address, mark);
}

void InlineWriter::add_link(std::string_view address, std::string_view text, Mark mark) {
  const Stretch target = builder_.store(address);
  builder_.open(NodeKind::link, mark).target = target;
  builder_.add_verbatim(NodeKind::text, text, mark);
  builder_.close();
  check_link(address, mark);
}

void InlineWriter::check_link(std::string_view address, Mark mark) {
  if (auto wrong = wrong_link_address(file_, mark, address)) diagnostics_.push_back(*wrong);
}

void InlineWriter::open_image(std::string_view source, std::string_view title) {
  const Mark mark = cursor_.mark();
  cursor_.pass_bytes(2);
  const Stretch target = builder_.store(source);
  const Stretch shown = builder_.store(title);
  images_.push_back(builder_.next());
  Node& node = builder_.open(NodeKind::image, mark);
  node.target = target;
  node.text = shown;
  ++links_open_;
  if (auto wrong = wrong_image_address(file_, mark, source)) diagnostics_.push_back(*wrong);
}

void InlineWriter::close_image() {
  constexpr std::string_view decoration = "-";
  cursor_.pass_link_end();
  builder_.close();
  --links_open_;
  Document& document = builder_.document();
  const std::uint32_t image = images_.back();
  images_.pop_back();
  const std::string words = plain_text(document, image);
  if (words == decoration && options_.extensions) {
    builder_.drop_children(image);
  } else if (words.find_first_not_of(" \n") == words.npos) {
    const Node& node = document.nodes[image];
    diagnostics_.push_back(picture_without_words(at(node.mark), document.at(node.target)));
  }
}

}  // namespace kier
