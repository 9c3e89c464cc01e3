#pragma once

#include <string_view>

#include "print/raster.h"

namespace kier {

/// What a drawing shows on white, `pixels` wide and high, in greys; empty when it cannot be drawn.
GreyRaster render_svg(std::string_view svg, int pixels);

}  // namespace kier
