#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "campaign/campaign.h"
#include "print/render.h"

namespace kier {

/// What somebody wants to have printed.
struct PrintRequest {
  std::vector<std::string> products;  ///< ids; none: only what belongs to the channels themselves
  std::vector<std::string> codes;     ///< as typed; empty: every channel that is open
  std::string audience;               ///< id; empty: all
  bool black_and_white = false;       ///< the designs for copiers
  PrintStyle style;
};

/// Every page that is to be drawn, all that it needs found and valid.
struct PrintPlan {
  std::vector<const Channel*> channels;  ///< each once
  std::vector<PrintJob> jobs;            ///< by product in the order wanted, then by channel
};

/// Finds designs, texts and channels. `templates` holds templates/print/. Errors: a product, an
/// audience or a code that there is none of; a retired channel; a design or texts that are
/// missing; mistakes in a design; for the press also what only the press refuses, and an
/// address or a publisher that is still to be filled in. No value without a job,
/// unless no product is wanted.
Outcome<PrintPlan> plan_print(const Campaign& campaign, const SourceTree& templates,
                              const PrintRequest& request);

}  // namespace kier
