#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/source.h"
#include "pipeline.h"

namespace kier {

/// A built site in memory, with what a static host would know about it.
struct PreviewSite {
  struct Redirect {
    std::string to;
    int status = 301;
  };

  /// "tips/index.html" to its bytes
  std::map<std::string, std::shared_ptr<const std::string>, std::less<>> files;
  std::string base_path;  ///< "" or "/kier": where the site stands on its host
  std::vector<std::pair<std::string, std::string>> headers;
  std::map<std::string, Redirect, std::less<>> redirects;  ///< by address, with the base path
  /// Which file answers a wrong address that begins so: "/en/" to "/en/404.html".
  std::vector<std::pair<std::string, std::string>> not_found;
};

/// From the artefacts of a site, by path. Headers and redirects are read from
/// servers/_headers and servers/_redirects, the very files that a host gets.
PreviewSite make_preview_site(std::map<std::string, std::string> artefacts);

struct PreviewBuild {
  BuildReport report;
  std::optional<PreviewSite> site;  ///< none when the report has errors
};

/// Builds the site in memory; nothing is written.
PreviewBuild build_preview(SourceTree& tree, const BuildOptions& options);

}  // namespace kier
