#include "markup/html_footnotes.h"

#include "markup/html_escape.h"

namespace kier {
namespace {

// No slug has an underscore, so these ids are never those of a heading.

std::string note_id(std::int32_t number) {
  return "fn_" + std::to_string(number);
}

/// Of the place in the text that refers to the note for the `use`th time.
std::string reference_id(std::int32_t number, int use) {
  std::string id = "fnref_" + std::to_string(number);
  if (use > 1) id += '_' + std::to_string(use);
  return id;
}

}  // namespace

FootnoteWriter::FootnoteWriter(const Document& document, const HtmlHooks& hooks, std::string& out)
    : document_(document), hooks_(hooks), out_(out) {
  for (const Node& node : document.nodes) {
    if (node.kind != NodeKind::footnote_reference) continue;
    const auto number = static_cast<std::size_t>(node.number);
    if (uses_.size() <= number) uses_.resize(number + 1);
    ++uses_[number];
  }
}

void FootnoteWriter::write_reference(const Node& reference) {
  const int use = std::stoi(std::string(document_.at(reference.text)));
  out_ += "<sup class=\"footnote\"><a";
  append_html_attribute("href", '#' + note_id(reference.number), out_);
  append_html_attribute("id", reference_id(reference.number, use), out_);
  out_ += " role=\"doc-noteref\">";
  out_ += std::to_string(reference.number);
  out_ += "</a></sup>";
}

void FootnoteWriter::open_note(const Node& definition) {
  if (!in_list_) {
    out_ += "<section class=\"footnotes\" role=\"doc-endnotes\"";
    if (!hooks_.footnotes_title.empty())
      append_html_attribute("aria-label", hooks_.footnotes_title, out_);
    out_ += ">\n<ol>\n";
    in_list_ = true;
  }
  out_ += "<li";
  append_html_attribute("id", note_id(definition.number), out_);
  out_ += ">\n";
}

void FootnoteWriter::close_note(const Node& definition) {
  const auto number = static_cast<std::size_t>(definition.number);
  const int uses = number < uses_.size() ? uses_[number] : 0;
  for (int use = 1; use <= uses; ++use) {
    out_ += "<a class=\"back\"";
    append_html_attribute("href", '#' + reference_id(definition.number, use), out_);
    out_ += " role=\"doc-backlink\"";
    if (!hooks_.back_label.empty()) append_html_attribute("aria-label", hooks_.back_label, out_);
    out_ += use < uses ? ">↩</a>\n" : ">↩</a>";
  }
  out_ += "</li>\n";
}

void FootnoteWriter::close_list() {
  if (in_list_) out_ += "</ol>\n</section>\n";
}

}  // namespace kier
