#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "print/picture.h"
#include "print/qr.h"

namespace kier {

/// A code for other programs, as a drawing and as a picture.
struct QrExport {
  std::string svg, png;
};

/// The code that says `url`, with the most error correction. `where` is what complaints are about.
/// Errors: no symbol holds it; what the finished files show cannot be read.
Outcome<QrExport> export_qr(const std::string& url, const std::string& where);

/// Has ZXing and zbar read the code in a picture; an error for each that does not find `url`.
Diagnostics check_code_picture(const GreyRaster& picture, const std::string& url,
                               const std::string& file);

/// Checks both files of an export: what librsvg draws of the one, what libpng reads of the other.
Diagnostics check_qr_export(const QrExport& files, const std::string& url,
                            const std::string& where);

}  // namespace kier
