#include "content/known_code.h"

#include "campaign/code.h"

namespace kier {
namespace {

constexpr Rule unknown_code{"register/unknown-code", Severity::error,
                            "'{text}' is the code of no channel",
                            "copy the code from content/channels.csv or from the print"};

}  // namespace

std::string known_code(const ChannelRegister& all, Sheet& sheet, const CsvRow& row) {
  const std::string text = sheet.text(row, "code");
  if (text.empty() || text == any_code) return {};
  CodeReading reading = read_code(text);
  if (!reading.code.empty() && all.find(reading.code) != nullptr) return std::move(reading.code);
  sheet.report(unknown_code, row, "code", {{"text", text}});
  return {};
}

}  // namespace kier
