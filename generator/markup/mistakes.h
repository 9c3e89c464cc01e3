#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "markup/document.h"

namespace kier {

// What an author can get wrong in Markdown, each an error at its place.

Diagnostic raw_html_is_off(Location where, std::string_view html);
Diagnostic picture_without_words(Location where, std::string_view source);
Diagnostic unknown_alert(Location where, std::string_view name);
Diagnostic nested_too_deep(Location where, int limit);
Diagnostic unused_footnote(Location where, std::string_view label);

/// nullopt when the address is allowed.
std::optional<Diagnostic> wrong_link_address(const std::string& file, Mark mark,
                                             std::string_view address);
std::optional<Diagnostic> wrong_image_address(const std::string& file, Mark mark,
                                              std::string_view address);

/// The kind of "[!TIP]", in capitals or not; nullopt when there is no such kind.
std::optional<AlertKind> alert_kind(std::string_view name);

/// Markup that came out as running text, because something in it is wrong: a link
/// whose address holds a blank, a link or footnote that points to a missing label.
struct Leftover {
  std::size_t begin = 0;  ///< where it begins in the text: a '[' or ']'
  std::size_t next = 0;   ///< where to look for the next one
  const Rule* rule = nullptr;
  std::string_view label;
};
std::optional<Leftover> next_leftover(std::string_view text, std::size_t from);
Diagnostic complain_about(const Leftover& leftover, Location where);

}  // namespace kier
