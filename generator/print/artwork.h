#pragma once

#include <set>
#include <string>

#include "base/diagnostic.h"
#include "print/xml.h"

namespace kier {

/// What is known of the drawing of a design, element by element.
struct ArtworkFindings {
  Diagnostics mistakes;
  Diagnostics press;  ///< only the press refuses
  std::set<std::string> colours;
};

constexpr std::string_view svg_space = "http://www.w3.org/2000/svg";

/// False for elements of other programs (a page's settings, metadata), which are no drawing.
bool is_drawn(const XmlNode& element);

/// Checks one element, not its children: only what a PDF shows as lines and areas that every
/// machine draws alike is allowed. Complaints name the element by its id.
void check_artwork(const XmlNode& element, const std::string& file, ArtworkFindings& findings);

/// The element's properties, from attributes and from `style`, by name.
std::vector<std::pair<std::string, std::string>> properties_of(const XmlNode& element);

/// "path 'cat'", or "a path" without an id.
std::string element_name(const XmlNode& element);

}  // namespace kier
