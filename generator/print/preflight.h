#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "print/expectation.h"

namespace kier {

/// Checks that a finished PDF is what it has to be: reads it by other engines than the one that
/// drew it (poppler, ZXing, zbar, a reader of content streams) and compares. Complaints name
/// the file `name`. Safe on several threads. See docs/checks.md, "A printed file".
Diagnostics preflight(const std::string& pdf, const FileExpectation& expectation,
                      std::string_view name);

}  // namespace kier
