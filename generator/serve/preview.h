#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "io/http.h"
#include "serve/preview_site.h"

namespace kier {

/// What the preview shows at one moment.
struct PreviewState {
  std::string build;                        ///< names the newest build; empty: none is done yet
  std::shared_ptr<const PreviewSite> site;  ///< the last good one; null: there was none
  Diagnostics diagnostics;                  ///< of the newest build
};

/// What a browser gets, as from a static host with the settings of servers/, but for
/// Cache-Control, the script and the banner. Only requests to this computer's own
/// names (localhost, 127.0.0.1) with `port` are answered: another site must not read
/// the preview by a name that leads here (DNS rebinding).
HttpResponse respond(const PreviewState& state, int port, const HttpRequest& request);

/// The state, replaced by builds and read by the server. Safe for several threads.
class Preview {
 public:
  explicit Preview(int port) : port_(port) {}

  HttpResponse respond(const HttpRequest& request) const;

  /// Shows a new build. Without a site (the build found mistakes) the last good one
  /// stays, with a banner.
  void show(std::string build, std::optional<PreviewSite> site, Diagnostics diagnostics);

 private:
  int port_;
  mutable std::mutex mutex_;
  std::shared_ptr<const PreviewState> state_ = std::make_shared<PreviewState>();
};

}  // namespace kier
