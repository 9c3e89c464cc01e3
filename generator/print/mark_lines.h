#pragma once

#include <optional>
#include <vector>

#include "print/design.h"
#include "print/transform.h"
#include "print/xml.h"

namespace kier {

/// The straight lines of a line, rectangle, polyline, polygon or path (M, L, H, V, Z only),
/// placed by `matrix`. nullopt for any other element or a path with curves.
std::optional<std::vector<MarkLine>> lines_of(const XmlNode& element, const Affine& matrix);

}  // namespace kier
