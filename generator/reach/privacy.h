#pragma once

#include <string_view>

namespace kier {

/// What `kier reach --privacy` prints, as Markdown: a paragraph for the privacy page in Dutch,
/// French and English, and in Dutch and English a note with which a data protection officer can
/// judge whether an assessment (DPIA) is needed.
std::string_view privacy_texts();

}  // namespace kier
