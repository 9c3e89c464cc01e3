#pragma once

#include <cstddef>
#include <functional>

#include "base/diagnostic.h"
#include "base/source.h"
#include "text/date.h"

namespace kier {

struct BuildOptions {
  Date today;            ///< decides what is shown; nothing else depends on it
  unsigned threads = 1;  ///< at least 1; the output does not depend on it
  /// Told once, before the first artefact, about how many there will be; may be empty.
  std::function<void(std::size_t)> on_planned = {};
};

/// What a build found and made. With an error among the diagnostics nothing of it
/// may be published.
struct BuildReport {
  Diagnostics diagnostics;  ///< sorted
  std::size_t pages = 0;
  std::size_t languages = 0;
};

/// From the bytes of a campaign to the artefacts of its site. Pure: the same tree
/// and options give the same artefacts and diagnostics, in memory, on any machine.
/// `sink` is called from several threads. The texts in `tree` are normalised and,
/// once they are parsed, given up: a large campaign is not held twice.
BuildReport build_site(SourceTree& tree, const BuildOptions& options, const ArtefactSink& sink);

}  // namespace kier
