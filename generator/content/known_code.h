#pragma once

#include <string>
#include <string_view>

#include "campaign/channel.h"
#include "content/sheet.h"

namespace kier {

/// What may stand for "all channels, or none in particular" in a column `code`.
constexpr std::string_view any_code = "*";

/// The canonical code in the row's column `code`; empty when there is none, or "*", or, with an
/// error, when it is that of no channel.
std::string known_code(const ChannelRegister& all, Sheet& sheet, const CsvRow& row);

}  // namespace kier
