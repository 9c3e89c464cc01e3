#include "markup/html_tables.h"

#include "markup/html_escape.h"

namespace kier {
namespace {

constexpr std::string_view align_classes[] = {"", "left", "center", "right"};

}  // namespace

/// A wide table scrolls in a frame, which needs a name to be reached by keyboard.
void TableWriter::open() {
  if (hooks_.style == HtmlStyle::site) {
    out_ += "<div class=\"table\"";
    if (!hooks_.table_label.empty()) {
      out_ += " role=\"group\" tabindex=\"0\"";
      append_html_attribute("aria-label", hooks_.table_label, out_);
    }
    out_ += ">\n";
  }
  out_ += "<table>\n";
  body_ = false;
}

void TableWriter::close() {
  out_ += body_ ? "</tbody>\n</table>\n" : "</table>\n";
  if (hooks_.style == HtmlStyle::site) out_ += "</div>\n";
}

void TableWriter::open_row(std::uint32_t node) {
  header_ = is_head(node);
  if (header_) {
    out_ += "<thead>\n<tr>\n";
  } else {
    out_ += body_ ? "<tr>\n" : "<tbody>\n<tr>\n";
    body_ = true;
  }
}

void TableWriter::close_row(std::uint32_t node) {
  out_ += is_head(node) ? "</tr>\n</thead>\n" : "</tr>\n";
}

/// A head without words names nothing, so it is no head.
std::string_view TableWriter::cell_tag(std::uint32_t node) const {
  return header_ && document_.nodes[node].end > node + 1 ? "th" : "td";
}

void TableWriter::open_cell(std::uint32_t node) {
  const std::string_view tag = cell_tag(node);
  out_ += '<';
  out_ += tag;
  if (tag == "th") out_ += " scope=\"col\"";
  const std::string_view align = align_classes[document_.nodes[node].detail];
  if (!align.empty()) append_html_attribute("class", align, out_);
  out_ += '>';
}

void TableWriter::close_cell(std::uint32_t node) {
  out_ += "</";
  out_ += cell_tag(node);
  out_ += ">\n";
}

}  // namespace kier
