#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "markup/document.h"

namespace kier {

/// What a link of a document becomes on the page.
struct ResolvedLink {
  std::string href;      ///< the address for the href attribute, not yet escaped
  std::string text;      ///< shown when the author gave no link text
  std::string language;  ///< hreflang and lang, when the target speaks another language; else empty
};

/// How the site fills in what the document only names. All are called with the
/// address exactly as the author wrote it. Unset hooks leave things as written.
struct HtmlHooks {
  std::function<ResolvedLink(std::string_view target)> link;
  std::function<std::string(std::string_view source)> image;  ///< the address of the image
  /// The markup of a card for a paragraph that holds nothing but a link without text to
  /// `target`, or nullopt to leave it a paragraph.
  std::function<std::optional<std::string>(std::string_view target)> card;
  std::string footnotes_title;  ///< heading of the notes, for screen readers
  std::string back_label;       ///< accessible name of the way back from a note
  std::string alert_labels[5];  ///< by AlertKind: "Tip", ...
  int heading_shift = 0;        ///< added to every heading level; 1 makes "# A" an <h2>
};

/// The document as HTML. Everything that came from the author is escaped.
void render_html(const Document& document, const HtmlHooks& hooks, std::string& out);

}  // namespace kier
