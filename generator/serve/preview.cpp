#include "serve/preview.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "serve/own_pages.h"
#include "text/media_type.h"

namespace kier {
namespace {

std::string_view type_of(std::string_view path) {
  for (const auto& [ending, type] : media_types)
    if (path.ends_with(ending)) return type;
  return "application/octet-stream";
}

/// Used while there is no site whose own headers could be taken.
constexpr std::string_view own_policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// One answer.
class Answer {
 public:
  Answer(const PreviewState& state, int port, const HttpRequest& request)
      : state_(state), port_(port), request_(request) {}

  HttpResponse make() {
    if (!is_our_name()) return refuse(421, "This preview is at http://127.0.0.1:{}/ only.\n");
    if (request_.method != "GET" && request_.method != "HEAD") {
      HttpResponse response = refuse(405, "The preview at port {} is only for reading.\n");
      response.headers.emplace_back("Allow", "GET, HEAD");
      return response;
    }
    if (request_.path.starts_with(own_root)) return own();
    if (!state_.site) return state_.build.empty() ? waiting() : mistakes(500);
    return from_site();
  }

 private:
  bool is_our_name() const {
    std::string host = request_.host;
    std::transform(host.begin(), host.end(), host.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (const std::string_view name : {"127.0.0.1", "localhost"})
      if (host == fmt::format("{}:{}", name, port_) || (port_ == 80 && host == name)) return true;
    return false;
  }

  HttpResponse own() const {
    const std::string_view path = request_.path;
    const std::string_view from = request_.fetch_site;
    // Another site could use up the event streams.
    if (!from.empty() && from != "same-origin" && from != "none")
      return refuse(403, "This part of the preview at port {} is for its own pages.\n");
    if (path == events_address) {
      HttpResponse response = with_headers(200);
      response.is_event_stream = true;
      return response;
    }
    if (path == mistakes_address) return state_.build.empty() ? waiting() : mistakes(200);
    if (path == script_address) return text(type_of(path), preview_script());
    if (path == style_address) return text(type_of(path), preview_style());
    return refuse(404, "There is no such page in the preview at port {}.\n");
  }

  HttpResponse from_site() const {
    const PreviewSite& site = *state_.site;
    const std::string& path = request_.path;
    if (path == "/" && !site.base_path.empty()) return redirect({site.base_path + "/", 302});
    if (const auto found = site.redirects.find(path); found != site.redirects.end())
      return redirect(found->second);
    if (!path.starts_with(site.base_path + "/")) return not_found();
    std::string file = path.substr(site.base_path.size() + 1);
    if (file.empty() || file.ends_with('/')) file += "index.html";
    if (site.files.contains(file)) return send(file, 200);
    if (site.files.contains(file + "/index.html")) return redirect({path + "/", 301});
    return not_found();
  }

  HttpResponse not_found() const {
    const PreviewSite& site = *state_.site;
    for (const auto& [begin, address] : site.not_found)
      if (request_.path.starts_with(begin)) {
        const std::string file = address.substr(site.base_path.size() + 1);
        if (site.files.contains(file)) return send(file, 404);
      }
    return refuse(404, "The site at port {} has no such page, and no 404.html.\n");
  }

  HttpResponse send(const std::string& file, int status) const {
    HttpResponse response = with_headers(status);
    response.type = type_of(file);
    response.body = state_.site->files.find(file)->second;
    if (response.type == html_type)
      response.body = std::make_shared<const std::string>(
          add_preview(*response.body, state_.build,
                      has_errors(state_.diagnostics) ? count_mistakes(state_.diagnostics) : ""));
    return response;
  }

  HttpResponse redirect(const PreviewSite::Redirect& to) const {
    HttpResponse response = with_headers(to.status);
    response.headers.emplace_back("Location", to.to);
    return response;
  }

  HttpResponse mistakes(int status) const {
    const std::string home = state_.site ? state_.site->base_path + "/" : "";
    HttpResponse response = text(html_type, mistakes_page(state_.diagnostics, state_.build, home));
    response.status = status;
    return response;
  }

  HttpResponse waiting() const {
    HttpResponse response = text(html_type, waiting_page(state_.build));
    response.status = 503;
    return response;
  }

  HttpResponse refuse(int status, fmt::string_view words) const {
    HttpResponse response =
        text("text/plain; charset=utf-8", fmt::vformat(words, fmt::make_format_args(port_)));
    response.status = status;
    return response;
  }

  HttpResponse text(std::string_view type, std::string_view body) const {
    HttpResponse response = with_headers(200);
    response.type = type;
    response.body = std::make_shared<const std::string>(body);
    return response;
  }

  HttpResponse with_headers(int status) const {
    HttpResponse response;
    response.status = status;
    if (state_.site)
      response.headers = state_.site->headers;
    else
      response.headers = {{"Content-Security-Policy", std::string(own_policy)},
                          {"X-Content-Type-Options", "nosniff"}};
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
  }

  const PreviewState& state_;
  int port_;
  const HttpRequest& request_;
};

}  // namespace

HttpResponse respond(const PreviewState& state, int port, const HttpRequest& request) {
  return Answer(state, port, request).make();
}

HttpResponse Preview::respond(const HttpRequest& request) const {
  std::unique_lock lock(mutex_);
  const auto state = state_;
  lock.unlock();
  return kier::respond(*state, port_, request);
}

void Preview::show(std::string build, std::optional<PreviewSite> site, Diagnostics diagnostics) {
  auto next = std::make_shared<PreviewState>();
  next->build = std::move(build);
  next->diagnostics = std::move(diagnostics);
  if (site) next->site = std::make_shared<const PreviewSite>(*std::move(site));
  const std::scoped_lock lock(mutex_);
  if (!next->site) next->site = state_->site;
  state_ = std::move(next);
}

}  // namespace kier
