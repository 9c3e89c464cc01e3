#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "content/edit_register.h"

namespace kier {

/// The names of the steps that landing pages declare, in any language, also of those that are not
/// published yet: "discord", "hulp". Sorted, each once. A page with a mistake gives what can be
/// read of it; the mistake is for those who build.
std::vector<std::string> landing_steps(const SourceTree& tree, const RegisterContext& context);

}  // namespace kier
