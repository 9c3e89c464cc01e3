#pragma once

#include <string>
#include <string_view>

namespace kier {

/// Why a name cannot be a file of a campaign or a site: "bytes that are not
/// UTF-8", "a control character", "a backslash"; empty when it can.
std::string problem_with_name(std::string_view name);

/// The name with what cannot be shown written as \xNN.
std::string printable(std::string_view name);

/// Equal for names that Windows and macOS take for one (for Latin letters).
std::string without_case(std::string_view name);

}  // namespace kier
