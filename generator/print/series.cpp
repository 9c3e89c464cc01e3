#include "print/series.h"

#include <algorithm>
#include <set>

#include "print/fit.h"
#include "print/render.h"

namespace kier {
namespace {

/// The jobs of one design with texts that differ.
using Variants = std::map<const PrintDesign*, std::map<const SlotTexts*, const PrintJob*>>;

Variants variants_of(const std::vector<PrintJob>& jobs) {
  Variants variants;
  for (const PrintJob& job : jobs) variants[job.design.get()].try_emplace(job.texts.get(), &job);
  std::erase_if(variants, [](const auto& entry) { return entry.second.size() < 2; });
  return variants;
}

}  // namespace

TitleSizes title_sizes(const std::vector<PrintJob>& jobs) {
  TitleSizes sizes;
  const Variants variants = variants_of(jobs);
  if (variants.empty()) return sizes;
  const FontSet fonts(fonts_of(jobs));
  Typesetter typesetter(fonts);
  for (const auto& [print_design, texts] : variants) {
    const Design& design = print_design->design;
    for (const Slot& slot : design.slots) {
      if (slot.style.tag != "H1") continue;
      for (const auto& [words, job] : texts) {
        const auto title = words->find(plain_slot(slot.name));
        if (title == words->end()) continue;
        const double size = typesetter.fit(design.file, slot, title->second, job->language)->size;
        auto& least = sizes.try_emplace({design.file, slot.name}, size).first->second;
        least = std::min(least, size);
      }
    }
  }
  return sizes;
}

}  // namespace kier
