#pragma once

#include <string>

#include "print/qr.h"

namespace kier {

/// The symbol as a picture for programs that take no drawing: black on its own white ground with
/// the quiet zone, the same whole number of pixels for every module (20 at least), about 1000
/// pixels a side, 300 dots an inch.
std::string qr_png(const QrMatrix& matrix);

/// How many pixels a side of a module has in it: a multiple of 4.
int qr_png_pixels(const QrMatrix& matrix);

}  // namespace kier
