#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "campaign/settings.h"
#include "text/date.h"

namespace kier {

/// What the campaign set out to reach. An entry of content/targets.yaml.
struct Target {
  PerLanguage measure;            ///< what is counted: "Young people who took a first step"
  double target = 0;              ///< so many, at least
  std::optional<Date> until;      ///< up to and including this day
  std::optional<double> counted;  ///< what the team counted itself
  std::string step;               ///< else the sum of this step of counts.csv; may be empty
  PerLanguage reason;             ///< why it was reached, or why not; may be empty
  Mark mark;
};

}  // namespace kier
