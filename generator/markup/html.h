#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "markup/document.h"

namespace kier {

/// What a link of a document becomes on the page.
struct ResolvedLink {
  std::string href;      ///< the address, not yet escaped; empty: it leads nowhere
  std::string text;      ///< shown when the author gave no link text
  std::string language;  ///< hreflang and lang, when the target speaks another language; else empty
};

/// How the HTML is written.
enum class HtmlStyle : std::uint8_t {
  site,        ///< for our pages: heading ids, rel on links to elsewhere, HTML5 tags
  commonmark,  ///< as the examples of the CommonMark specification are written
};

/// How the site fills in what the document only names. All are called with the
/// address exactly as the author wrote it. Unset hooks leave things as written.
struct HtmlHooks {
  std::function<ResolvedLink(std::string_view target)> link;
  std::function<std::string(std::string_view source)> image;  ///< the address of the image
  /// The markup of a card for a paragraph that holds nothing but a link without text to
  /// `target`, or nullopt to leave it a paragraph.
  std::function<std::optional<std::string>(std::string_view target)> card;
  std::string footnotes_title;              ///< name of the notes, for screen readers
  std::string back_label;                   ///< accessible name of the way back from a note
  std::string table_label;                  ///< accessible name of a table that can be scrolled
  std::array<std::string, 5> alert_labels;  ///< by AlertKind: "Tip", ...
  int heading_shift = 0;                    ///< added to every heading level; 1 makes "# A" an <h2>
  HtmlStyle style = HtmlStyle::site;
};

/// The document as HTML, appended to `out`. Everything that came from the author is
/// escaped, except raw HTML, which parse_markdown lets through only where it is allowed.
void render_html(const Document& document, const HtmlHooks& hooks, std::string& out);

}  // namespace kier
