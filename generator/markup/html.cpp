#include "markup/html.h"

#include <algorithm>
#include <vector>

#include "markup/address.h"
#include "markup/html_escape.h"
#include "markup/html_footnotes.h"
#include "markup/html_tables.h"

namespace kier {
namespace {

constexpr std::string_view alert_classes[] = {"note", "tip", "important", "warning", "caution"};

/// Writes the nodes in order and closes each where its children end.
class HtmlWriter {
 public:
  HtmlWriter(const Document& document, const HtmlHooks& hooks, std::string& out)
      : document_(document),
        hooks_(hooks),
        out_(out),
        begin_(out.size()),
        tables_(document, hooks, out),
        footnotes_(document, hooks, out) {}

  void run() {
    const auto count = static_cast<std::uint32_t>(document_.nodes.size());
    for (std::uint32_t i = 0; i < count;) {
      while (!open_.empty() && document_.nodes[open_.back()].end <= i) {
        leave(open_.back());
        open_.pop_back();
      }
      const std::uint32_t next = enter(i);
      if (next == i + 1 && document_.nodes[i].end > i) open_.push_back(i);
      i = next;
    }
    for (; !open_.empty(); open_.pop_back()) leave(open_.back());
    footnotes_.close_list();
  }

 private:
  bool is_site() const { return hooks_.style == HtmlStyle::site; }
  std::string_view at(Stretch stretch) const { return document_.at(stretch); }

  /// Begins a new line, as the examples of CommonMark do before every block.
  void new_line() {
    if (out_.size() > begin_ && out_.back() != '\n') out_ += '\n';
  }

  void text(std::string_view text) { append_html_text(text, out_); }

  void attribute(std::string_view name, std::string_view value) {
    append_html_attribute(name, value, out_);
  }

  void address(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_html_address(value, out_);
    out_ += '"';
  }

  std::string_view end_of_void() const { return is_site() ? ">" : " />"; }

  void block(std::string_view tag) {
    new_line();
    out_ += tag;
  }

  /// Writes what stands before the children of node `i`; returns the node to go on with:
  /// the next one, or one behind its children when they are written or not shown.
  std::uint32_t enter(std::uint32_t i) {
    const Node& node = document_.nodes[i];
    switch (node.kind) {
      case NodeKind::document:
        break;
      case NodeKind::paragraph:
        return enter_paragraph(i);
      case NodeKind::heading:
        enter_heading(i);
        break;
      case NodeKind::quote:
        block("<blockquote>\n");
        break;
      case NodeKind::alert:
        enter_alert(i);
        break;
      case NodeKind::list:
        enter_list(node);
        break;
      case NodeKind::item:
        enter_item(node);
        break;
      case NodeKind::code_block:
        code_block(node);
        break;
      case NodeKind::html_block:
        new_line();
        out_ += at(node.text);
        new_line();
        break;
      case NodeKind::thematic_break:
        block("<hr");
        out_ += end_of_void();
        out_ += '\n';
        break;
      case NodeKind::table:
        new_line();
        tables_.open();
        break;
      case NodeKind::table_row:
        new_line();
        tables_.open_row(i);
        break;
      case NodeKind::table_cell:
        new_line();
        tables_.open_cell(i);
        break;
      case NodeKind::footnote_definition:
        new_line();
        footnotes_.open_note(node);
        break;
      default:
        return enter_inline(i);
    }
    return i + 1;
  }

  std::uint32_t enter_inline(std::uint32_t i) {
    const Node& node = document_.nodes[i];
    switch (node.kind) {
      case NodeKind::text:
        text(at(node.text));
        break;
      case NodeKind::soft_break:
        out_ += '\n';
        break;
      case NodeKind::line_break:
        out_ += is_site() ? "<br>\n" : "<br />\n";
        break;
      case NodeKind::code:
        out_ += "<code>";
        text(at(node.text));
        out_ += "</code>";
        break;
      case NodeKind::html_inline:
        out_ += at(node.text);
        break;
      case NodeKind::emphasis:
        out_ += "<em>";
        break;
      case NodeKind::strong:
        out_ += "<strong>";
        break;
      case NodeKind::strikethrough:
        out_ += "<del>";
        break;
      case NodeKind::link:
        enter_link(i);
        break;
      case NodeKind::image:
        image(i);
        return node.end;
      case NodeKind::footnote_reference:
        footnotes_.write_reference(node);
        break;
      default:
        break;
    }
    return i + 1;
  }

  std::uint32_t enter_paragraph(std::uint32_t i) {
    const Node& node = document_.nodes[i];
    if (hooks_.card && is_lone_link(i)) {
      if (const auto card = hooks_.card(at(document_.nodes[i + 1].target))) {
        new_line();
        out_ += *card;
        return node.end;
      }
    }
    if (node.detail == 0) block("<p>");
    if (task_ != TaskState::none) {
      out_ += task_ == TaskState::done ? "<label><input type=\"checkbox\" checked disabled> "
                                       : "<label><input type=\"checkbox\" disabled> ";
      task_ = TaskState::none;
      labelled_ = i;
    }
    return i + 1;
  }

  bool is_lone_link(std::uint32_t paragraph) const {
    const std::uint32_t end = document_.nodes[paragraph].end;
    return end == paragraph + 2 && document_.nodes[paragraph + 1].kind == NodeKind::link;
  }

  void heading_tag(const Node& node) {
    out_ += 'h';
    out_ += static_cast<char>('0' + std::clamp(node.detail + hooks_.heading_shift, 1, 6));
  }

  void enter_heading(std::uint32_t i) {
    const Node& node = document_.nodes[i];
    block("<");
    heading_tag(node);
    if (i == alert_title_) out_ += " class=\"alert-title\"";
    if (is_site() && node.target.size != 0) attribute("id", at(node.target));
    out_ += '>';
  }

  /// A heading that an alert begins with is its title; others have the label of their kind.
  void enter_alert(std::uint32_t i) {
    const Node& node = document_.nodes[i];
    block("<div class=\"alert ");
    out_ += alert_classes[node.detail];
    out_ += "\">\n";
    if (i + 1 < node.end && document_.nodes[i + 1].kind == NodeKind::heading) {
      alert_title_ = i + 1;
      return;
    }
    const std::string& label = hooks_.alert_labels[node.detail];
    if (label.empty()) return;
    out_ += "<p class=\"alert-title\">";
    text(label);
    out_ += "</p>\n";
  }

  void enter_list(const Node& node) {
    block(node.detail == 0 ? "<ul" : "<ol");
    if (node.detail != 0 && node.number != 1) attribute("start", std::to_string(node.number));
    out_ += ">\n";
  }

  void enter_item(const Node& node) {
    task_ = static_cast<TaskState>(node.detail);
    block(task_ == TaskState::none ? "<li>" : "<li class=\"task\">");
  }

  void code_block(const Node& node) {
    block(is_site() ? "<pre tabindex=\"0\"><code" : "<pre><code");
    const std::string_view info = at(node.target);
    const std::string_view language = info.substr(0, info.find_first_of(" \t\n\v\f\r"));
    if (!language.empty()) attribute("class", "language-" + std::string(language));
    out_ += '>';
    text(at(node.text));
    out_ += "</code></pre>\n";
  }

  void enter_link(std::uint32_t i) {
    const Node& node = document_.nodes[i];
    const std::string_view target = at(node.target);
    ResolvedLink link;
    if (hooks_.link) {
      link = hooks_.link(target);
    } else {
      link.href = target;
    }
    out_ += "<a";
    // What leads nowhere is no link: with an empty address it would lead to this page.
    if (!hooks_.link || !link.href.empty()) address("href", link.href);
    if (node.text.size != 0) attribute("title", at(node.text));
    if (!link.language.empty()) attribute("hreflang", link.language);
    if (is_site() && is_external(link.href)) out_ += " rel=\"noreferrer\"";
    const bool empty = node.end == i + 1;
    if (empty && !link.language.empty()) attribute("lang", link.language);
    out_ += '>';
    // A link without words would be invisible.
    if (empty && is_site()) text(link.text.empty() ? link.href : link.text);
  }

  void image(std::uint32_t i) {
    const Node& node = document_.nodes[i];
    const std::string_view source = at(node.target);
    out_ += "<img";
    address("src", hooks_.image ? hooks_.image(source) : std::string(source));
    attribute("alt", image_words(i));
    if (node.text.size != 0) attribute("title", at(node.text));
    out_ += end_of_void();
  }

  /// plain_text, with raw HTML as it is written, as CommonMark has it.
  std::string image_words(std::uint32_t i) const {
    std::string words;
    for (std::uint32_t at = i + 1; at < document_.nodes[i].end; ++at) {
      const Node& node = document_.nodes[at];
      if (node.kind == NodeKind::soft_break || node.kind == NodeKind::line_break) words += ' ';
      words += document_.at(node.kind == NodeKind::footnote_reference ? Stretch{} : node.text);
    }
    return words;
  }

  /// Writes what stands behind the children of node `i`.
  void leave(std::uint32_t i) {
    const Node& node = document_.nodes[i];
    switch (node.kind) {
      case NodeKind::paragraph:
        if (labelled_ == i) out_ += "</label>";
        if (node.detail == 0) out_ += "</p>\n";
        break;
      case NodeKind::heading:
        out_ += "</";
        heading_tag(node);
        out_ += ">\n";
        break;
      case NodeKind::quote:
        block("</blockquote>\n");
        break;
      case NodeKind::alert:
        block("</div>\n");
        break;
      case NodeKind::list:
        out_ += node.detail == 0 ? "</ul>\n" : "</ol>\n";
        break;
      case NodeKind::item:
        out_ += "</li>\n";
        break;
      case NodeKind::table:
        tables_.close();
        break;
      case NodeKind::table_row:
        tables_.close_row(i);
        break;
      case NodeKind::table_cell:
        tables_.close_cell(i);
        break;
      case NodeKind::footnote_definition:
        new_line();
        footnotes_.close_note(node);
        break;
      case NodeKind::emphasis:
        out_ += "</em>";
        break;
      case NodeKind::strong:
        out_ += "</strong>";
        break;
      case NodeKind::strikethrough:
        out_ += "</del>";
        break;
      case NodeKind::link:
        out_ += "</a>";
        break;
      default:
        break;
    }
  }

  const Document& document_;
  const HtmlHooks& hooks_;
  std::string& out_;
  std::size_t begin_;                 // what was in `out` before is none of ours
  std::vector<std::uint32_t> open_;   // nodes whose children are being written
  TaskState task_ = TaskState::none;  // of the item whose paragraph comes next
  std::uint32_t labelled_ = 0;        // the paragraph that is a label; never node 0
  std::uint32_t alert_title_ = 0;     // the heading that titles an alert; never node 0
  TableWriter tables_;
  FootnoteWriter footnotes_;
};

}  // namespace

void render_html(const Document& document, const HtmlHooks& hooks, std::string& out) {
  HtmlWriter(document, hooks, out).run();
}

}  // namespace kier
