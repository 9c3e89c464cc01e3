#pragma once

#include <string>

#include "print/raster.h"

namespace kier {

/// What a QR code in the picture says; empty when the reader finds none.
std::string decode_with_zxing(const GreyRaster& picture);
std::string decode_with_zbar(const GreyRaster& picture);

}  // namespace kier
