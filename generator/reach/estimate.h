#pragma once

#include <cstdint>
#include <string>

namespace kier {

/// Visits of one channel's page in one month, as somebody else's program counted them: quality C,
/// since its rules are not ours. Never added to our own counts.
struct Estimate {
  std::string source;  ///< "goatcounter", "plausible", "matomo"
  std::string month;   ///< "2026-11"; empty when the export does not say
  std::string code, step;
  std::uint64_t visits = 0;
  auto operator<=>(const Estimate&) const = default;
};

}  // namespace kier
