#include "markup/markdown.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "markup/html.h"
#include "markup/plain.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace {

/// The places of links, pictures, code and HTML are where such a part can begin.
void require_places(const kier::Document& document, std::string_view text) {
  const kier::LineIndex lines(text);
  for (const kier::Node& node : document.nodes) {
    std::string_view starts;
    if (node.kind == kier::NodeKind::link) starts = "[<";
    if (node.kind == kier::NodeKind::image) starts = "!";
    if (node.kind == kier::NodeKind::code) starts = "`";
    if (node.kind == kier::NodeKind::html_inline) starts = "<";
    if (starts.empty()) continue;
    if (node.mark.line > lines.lines()) std::abort();
    const std::size_t at =
        lines.begin_of(node.mark.line) + static_cast<std::size_t>(node.mark.column - 1);
    if (at >= text.size()) std::abort();
    const bool bare = node.kind == kier::NodeKind::link &&
                      (kier::is_letter_or_digit(static_cast<unsigned char>(text[at])) ||
                       std::string_view(".+-_\\&").find(text[at]) != std::string_view::npos);
    if (starts.find(text[at]) == std::string_view::npos && !bare) std::abort();
  }
}

}  // namespace

// Any bytes: no crash, no hang, no document withheld without an error. The first byte
// chooses the options.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  kier::MarkdownOptions options;
  options.language = (data[0] & 1) != 0 ? "nl" : "";
  options.raw_html = (data[0] & 2) != 0;
  options.extensions = (data[0] & 4) == 0;
  const auto outcome = kier::parse_markdown(text, "fuzz.md", options);
  if (!outcome.value) {
    if (!kier::has_errors(outcome.diagnostics)) std::abort();
    return 0;
  }
  for (const kier::Diagnostic& d : outcome.diagnostics)
    if (to_string(d).empty() || d.where.line < 1 || d.where.column < 1) std::abort();
  // Other texts do not come this far: content/ brings them into this form or refuses them.
  const bool normal = !kier::find_invalid_utf8(text) && text.find('\0') == text.npos &&
                      text.find('\r') == text.npos && !text.starts_with("\xEF\xBB\xBF");
  if (normal) require_places(*outcome.value, text);
  kier::HtmlHooks hooks;
  hooks.style = options.extensions ? kier::HtmlStyle::site : kier::HtmlStyle::commonmark;
  std::string html;
  kier::render_html(*outcome.value, hooks, html);
  const std::string words = kier::plain_text(*outcome.value);
  for (const kier::HeadingView& heading : kier::headings_of(*outcome.value))
    if (options.extensions && heading.id.empty()) std::abort();
  return 0;
}
