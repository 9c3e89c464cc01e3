#include "serve/preview_site.h"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <string_view>

namespace kier {
namespace {

std::string_view take_until(std::string_view& text, char end) {
  const auto at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

/// The first block of _headers holds for every page: "/kier/*", then its lines.
void read_headers(std::string_view text, PreviewSite& site) {
  int blocks = 0;
  while (!text.empty()) {
    std::string_view line = take_until(text, '\n');
    if (line.starts_with('/')) {
      if (++blocks > 1) return;
      site.base_path = line.substr(0, line.size() - std::string_view("/*").size());
    } else if (line.starts_with("  ")) {
      line.remove_prefix(2);
      const std::string_view name = take_until(line, ':');
      // Browsers keep nothing of a preview: the next one may be another campaign's.
      if (name != "Cache-Control") site.headers.emplace_back(name, line.substr(1));
    }
  }
}

/// "/old/ /new/ 301", or for wrong addresses "/en/* /en/404.html 404".
void read_redirects(std::string_view text, PreviewSite& site) {
  while (!text.empty()) {
    std::string_view line = take_until(text, '\n');
    if (!line.starts_with('/')) continue;
    std::string_view from = take_until(line, ' ');
    const std::string_view to = take_until(line, ' ');
    int status = 0;
    std::from_chars(line.data(), line.data() + line.size(), status);
    if (status != 404) {
      site.redirects[std::string(from)] = {std::string(to), status};
    } else {
      from.remove_suffix(1);
      site.not_found.emplace_back(from, to);
    }
  }
  site.not_found.emplace_back("", site.base_path + "/404.html");
}

}  // namespace

PreviewSite make_preview_site(std::map<std::string, std::string> artefacts) {
  constexpr std::string_view root = "www/";
  PreviewSite site;
  read_headers(artefacts["servers/_headers"], site);
  read_redirects(artefacts["servers/_redirects"], site);
  for (auto& [path, bytes] : artefacts)
    if (path.starts_with(root))
      site.files[path.substr(root.size())] = std::make_shared<const std::string>(std::move(bytes));
  return site;
}

PreviewBuild build_preview(SourceTree& tree, const BuildOptions& options) {
  std::mutex mutex;
  std::map<std::string, std::string> artefacts;
  PreviewBuild build;
  build.report = build_site(tree, options, [&](Artefact artefact) {
    const std::scoped_lock lock(mutex);
    artefacts[std::move(artefact.path)] = std::move(artefact.bytes);
  });
  if (!has_errors(build.report.diagnostics)) build.site = make_preview_site(std::move(artefacts));
  return build;
}

}  // namespace kier
