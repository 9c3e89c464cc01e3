#pragma once

#include <string>
#include <string_view>

#include "data/value.h"
#include "templates/place.h"
#include "templates/work.h"

namespace kier {

/// Appends `text` for HTML text and quoted attributes, with the same references as
/// Jinja2 writes: &amp; &lt; &gt; &#34; &#39;. The quotation mark is why this is not
/// escape_html, which writes &quot; as CommonMark does.
void escape_markup(std::string_view text, std::string& out);

/// The same for XML; control characters that XML 1.0 does not allow are left out.
void escape_for_xml(std::string_view text, std::string& out);

/// Appends `value` in the way that its place needs; false, with a problem, when
/// nothing safe can be written there.
bool write_value(const Value& value, const Place& place, std::string& out, Work& work);

}  // namespace kier
