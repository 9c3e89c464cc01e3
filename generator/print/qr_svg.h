#pragma once

#include <string>

#include "print/qr.h"

namespace kier {

/// The symbol as a drawing for other programs: black on its own white ground with the quiet
/// zone, 1000 by 1000 pixels. As plain as programs on the web ask for: two elements,
/// attributes for all properties, double quotes.
std::string qr_svg(const QrMatrix& matrix);

}  // namespace kier
