#include "print/small_texts.h"

#include <fmt/format.h>

#include <algorithm>

#include "print/slot_style.h"
#include "print/texts.h"

namespace kier {
namespace {

constexpr Rule small_text{"print/small-text", Severity::warning,
                          "text smaller than 12 pt, which many people read with trouble: {slots}",
                          "shorten these texts, or make their rectangles larger"};

}  // namespace

void SmallTexts::add(const Design& design, const FileExpectation& file) {
  const std::lock_guard lock(mutex_);
  for (const PageExpectation& page : file.pages)
    for (const SetText& text : page.texts) {
      if (text.size >= comfortable_text || is_small_print(text.slot)) continue;
      // All strips are alike.
      auto& size = smallest_[design.file]
                       .try_emplace(std::string(plain_slot(text.slot)), text.size)
                       .first->second;
      size = std::min(size, text.size);
    }
}

Diagnostics SmallTexts::complaints() const {
  Diagnostics all;
  for (const auto& [file, slots] : smallest_) {
    std::string names;
    for (const auto& [slot, size] : slots)
      names += fmt::format("{}{} ({:g} pt)", names.empty() ? "" : ", ", slot, size);
    all.push_back(complain(small_text, {file}, {{"slots", names}}));
  }
  return all;
}

}  // namespace kier
