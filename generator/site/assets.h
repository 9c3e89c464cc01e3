#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"

namespace kier {

/// The files under assets/ as the site publishes them: their address holds a
/// fingerprint of their bytes, so that browsers may keep them for ever.
class Assets {
 public:
  /// Takes every file under assets/. Addresses inside style sheets are replaced
  /// by those of the published files; one that leads nowhere is an error.
  static Assets plan(const SourceTree& tree, Diagnostics& diagnostics);

  /// The address of "css/site.css", below the base path; empty when unknown.
  std::string_view address(std::string_view path) const;
  /// The known path that is nearest to `path`, or empty.
  std::string nearest_path(std::string_view path) const;

  /// Takes a file that the build itself makes; nothing when there is one at `path` already.
  void add(std::string_view path, std::string bytes);

  const std::map<std::string, Artefact, std::less<>>& files() const { return files_; }

 private:
  std::map<std::string, Artefact, std::less<>> files_;  // "css/site.css" to what is published
};

}  // namespace kier
