#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "templates/syntax.h"

namespace kier {

/// Reads the text of templates/NAME into a tree; its names stand for nothing yet.
/// Every mistake goes to `sink`; with a mistake the tree is of no use.
std::unique_ptr<Template> parse_template(const std::string& name, std::string_view text,
                                         Diagnostics& sink);

/// By the name's ending; nullopt when a file with such a name is no template.
std::optional<Language> language_of(std::string_view name);

}  // namespace kier
