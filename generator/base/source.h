#pragma once

#include <functional>
#include <map>
#include <string>

namespace kier {

struct SourceFile {
  std::string path;  ///< relative to the campaign's folder, '/'-separated
  std::string text;  ///< the bytes as read
};

/// Everything a build may see, by path. Ordered, so that a build is reproducible.
using SourceTree = std::map<std::string, SourceFile, std::less<>>;

/// One file of the output, complete and in memory.
struct Artefact {
  std::string path;  ///< relative to the output folder, e.g. "www/tips/slaap/index.html"
  std::string bytes;
};

/// Takes finished artefacts, from any thread, in any order. What it does with
/// them (keep, write, drop) is the caller's business; failure shows at the end.
using ArtefactSink = std::function<void(Artefact)>;

}  // namespace kier
