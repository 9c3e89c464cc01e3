#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "markup/document.h"

namespace kier {

/// How far a Markdown text may go.
struct MarkdownOptions {
  std::string language = "nl";  ///< typography follows it; "" leaves every character as it is
  bool raw_html = false;        ///< off: raw HTML is an error at its place
  bool extensions = true;       ///< off: plain CommonMark, for its own test suite
  int first_line = 1;           ///< the line of the author's file that `text` begins on
};

/// Reads Markdown into a document. Errors carry the line and column of `file`:
/// raw HTML where it is off, an address with a scheme that is not allowed, a
/// text beyond the limits (size, nesting; named in the message).
/// Safe to call from many threads at once.
Outcome<Document> parse_markdown(std::string_view text, const std::string& file,
                                 const MarkdownOptions& options);

}  // namespace kier
