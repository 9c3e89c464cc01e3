#pragma once

#include <string>
#include <string_view>

namespace kier {

/// Appends `text` for HTML text and quoted attributes: & < > " ' become references.
void escape_html(std::string_view text, std::string& out);
std::string escape_html(std::string_view text);

/// Appends `text` for XML text and attributes: as escape_html, and characters that
/// XML 1.0 does not allow (most control characters) are left out.
void escape_xml(std::string_view text, std::string& out);
std::string escape_xml(std::string_view text);

}  // namespace kier
