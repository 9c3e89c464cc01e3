#pragma once

#include <string>
#include <system_error>

#include "base/diagnostic.h"

namespace kier {

/// The world said no to something in the output folder, in the system's words.
/// `path` as the user would type it.
Diagnostic output_error(const std::string& path, std::error_code error);

/// The same after all was written, while the new site was being put in place.
Diagnostic swap_error(const std::string& path, std::error_code error);

}  // namespace kier
