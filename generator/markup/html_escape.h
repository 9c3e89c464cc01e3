#pragma once

#include <string>
#include <string_view>

namespace kier {

/// Appends text for HTML text and attributes in double quotes: & < > " become
/// references. An apostrophe stays, as in the examples of CommonMark.
void append_html_text(std::string_view text, std::string& out);

/// Appends ` name="value"`, the value escaped.
void append_html_attribute(std::string_view name, std::string_view value, std::string& out);

/// Appends an address for an attribute in double quotes: what may not stand in an
/// address becomes %XX (a % that is there already stays), & and ' become references.
void append_html_address(std::string_view address, std::string& out);

}  // namespace kier
