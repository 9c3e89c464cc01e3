#include "markup/document_builder.h"

#include "text/utf8.h"

namespace kier {

DocumentBuilder::DocumentBuilder(const Typography* typography, std::size_t text_size)
    : typography_(typography) {
  document_.text.reserve(text_size + text_size / 8 + 64);
  document_.nodes.reserve(text_size / 24 + 8);
}

Node& DocumentBuilder::open(NodeKind kind, Mark mark) {
  open_.push_back(static_cast<std::uint32_t>(document_.nodes.size()));
  Node& node = document_.nodes.emplace_back();
  node.kind = kind;
  node.mark = mark;
  return node;
}

void DocumentBuilder::close() {
  document_.nodes[open_.back()].end = static_cast<std::uint32_t>(document_.nodes.size());
  open_.pop_back();
}

void DocumentBuilder::drop_children(std::uint32_t node) {
  document_.nodes.resize(node + 1);
  document_.nodes[node].end = node + 1;
}

Node& DocumentBuilder::add(NodeKind kind, Mark mark) {
  // What is no text stands like a letter beside a quote; a break like a blank.
  before_ = kind == NodeKind::soft_break || kind == NodeKind::line_break ? ' ' : 'x';
  Node& node = open(kind, mark);
  close();
  return node;
}

void DocumentBuilder::add_text(std::string_view text, char32_t after, Mark mark) {
  if (text.empty()) return;
  const char32_t before = before_;
  Node& node = add(NodeKind::text, mark);
  std::string& out = document_.text;
  node.text.begin = static_cast<std::uint32_t>(out.size());
  if (typography_ == nullptr) {
    out += text;
  } else {
    typeset(text, *typography_, {before, after}, out);
  }
  node.text.size = static_cast<std::uint32_t>(out.size()) - node.text.begin;
  before_ = last_code_point(out);
}

void DocumentBuilder::add_verbatim(NodeKind kind, std::string_view text, Mark mark) {
  const Stretch stretch = store(text);
  add(kind, mark).text = stretch;
}

Stretch DocumentBuilder::store(std::string_view text) {
  const auto begin = static_cast<std::uint32_t>(document_.text.size());
  document_.text += text;
  return {begin, static_cast<std::uint32_t>(text.size())};
}

}  // namespace kier
