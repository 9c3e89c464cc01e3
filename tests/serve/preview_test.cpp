#include "serve/preview.h"

#include "catch.h"

using namespace kier;

namespace {

constexpr Rule odd{"test/odd", Severity::error, "this is odd"};

/// What a build of a small site hands over, with `base` as its base path.
std::map<std::string, std::string> artefacts(const std::string& base) {
  return {
      {"www/index.html", "<body>home</body>"},
      {"www/tips/index.html", "<body>tips</body>"},
      {"www/404.html", "<body>weg</body>"},
      {"www/en/404.html", "<body>gone</body>"},
      {"www/assets/site.12ab.css", "p{}"},
      {"www/feed.xml", "<feed/>"},
      {"servers/_headers", "# Made by kier\n" + base +
                               "/*\n  Content-Security-Policy: default-src 'none'; img-src 'self'\n"
                               "  X-Frame-Options: DENY\n  Cache-Control: no-cache\n" +
                               base + "/assets/*\n  ! Cache-Control\n  Cache-Control: public\n"},
      {"servers/_redirects", "# Made by kier\n" + base + "/oud/ " + base + "/tips/ 301\n" + base +
                                 "/en/* " + base + "/en/404.html 404\n"},
  };
}

PreviewState good(const std::string& base = "") {
  return {"7-1", std::make_shared<const PreviewSite>(make_preview_site(artefacts(base))), {}};
}

HttpRequest get(std::string path) {
  return {"GET", std::move(path), "127.0.0.1:8080", ""};
}

std::string header(const HttpResponse& response, std::string_view name) {
  std::string found;
  for (const auto& [key, value] : response.headers)
    if (key == name) found += value;
  return found;
}

HttpResponse answer(const PreviewState& state, const HttpRequest& request) {
  return respond(state, 8080, request);
}

}  // namespace

TEST_CASE("pages, files and folders are found as on a host") {
  const PreviewState state = good();
  CHECK(answer(state, get("/")).status == 200);
  CHECK(answer(state, get("/")).type == "text/html; charset=utf-8");
  CHECK(answer(state, get("/tips/")).body->starts_with("<body>tips<script"));
  CHECK(answer(state, get("/assets/site.12ab.css")).type == "text/css; charset=utf-8");
  CHECK(*answer(state, get("/assets/site.12ab.css")).body == "p{}");
  CHECK(answer(state, get("/feed.xml")).type == "application/xml");
  CHECK(answer(state, get("/tips")).status == 301);
  CHECK(header(answer(state, get("/tips")), "Location") == "/tips/");
}

TEST_CASE("the headers are those of the published site, but nothing is kept") {
  const HttpResponse response = answer(good(), get("/"));
  CHECK(response.headers == std::vector<std::pair<std::string, std::string>>{
                                {"Content-Security-Policy", "default-src 'none'; img-src 'self'"},
                                {"X-Frame-Options", "DENY"},
                                {"Cache-Control", "no-store"}});
}

TEST_CASE("old addresses lead on, wrong ones get the page of their language") {
  const PreviewState state = good();
  CHECK(answer(state, get("/oud/")).status == 301);
  CHECK(header(answer(state, get("/oud/")), "Location") == "/tips/");
  CHECK(answer(state, get("/x/")).status == 404);
  CHECK(answer(state, get("/x/")).body->starts_with("<body>weg"));
  CHECK(answer(state, get("/en/x/")).status == 404);
  CHECK(answer(state, get("/en/x/")).body->starts_with("<body>gone"));
  for (const char* path : {"/../etc/passwd", "//", "/servers/_headers", "/../servers/_headers", "",
                           "tips/", "/tips/../index.html", "/.kier/../index.html"})
    CHECK(answer(state, get(path)).status == 404);
}

TEST_CASE("a site below a path stays there") {
  const PreviewState state = good("/kier");
  CHECK(header(answer(state, get("/")), "Location") == "/kier/");
  CHECK(answer(state, get("/kier/tips/")).status == 200);
  CHECK(answer(state, get("/tips/")).status == 404);
  CHECK(answer(state, get("/kierx/")).status == 404);
  CHECK(answer(state, get("/kier/en/x/")).body->starts_with("<body>gone"));
  CHECK(header(answer(state, get("/kier/oud/")), "Location") == "/kier/tips/");
}

TEST_CASE("only this computer's own names are answered") {
  const PreviewState state = good();
  for (const char* host : {"127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080"})
    CHECK(respond(state, 8080, {"GET", "/", host, ""}).status == 200);
  for (const char* host : {"", "evil.example:8080", "127.0.0.1", "127.0.0.1:8081", "localhost",
                           "localhost.evil.example:8080", "x@127.0.0.1:8080"})
    CHECK(respond(state, 8080, {"GET", "/", host, ""}).status == 421);
  CHECK(respond(state, 80, {"GET", "/", "localhost", ""}).status == 200);
}

TEST_CASE("the preview is only for reading") {
  HttpRequest request = get("/");
  request.method = "POST";
  CHECK(answer(good(), request).status == 405);
  CHECK(header(answer(good(), request), "Allow") == "GET, HEAD");
  request.method = "HEAD";
  CHECK(answer(good(), request).status == 200);
}

TEST_CASE("the preview's own addresses are closed to other sites") {
  const PreviewState state = good();
  for (const char* path :
       {"/.kier/events", "/.kier/mistakes", "/.kier/preview.js", "/.kier/preview.css"}) {
    HttpRequest request = get(path);
    CHECK(answer(state, request).status == 200);
    request.fetch_site = "same-origin";
    CHECK(answer(state, request).status == 200);
    for (const char* other : {"cross-site", "same-site"}) {
      request.fetch_site = other;
      CHECK(answer(state, request).status == 403);
    }
  }
  CHECK(answer(state, get("/.kier/events")).is_event_stream);
  CHECK(answer(state, get("/.kier/")).status == 404);
}

TEST_CASE("after a mistake the last good version stays, with a banner") {
  Preview preview(8080);
  CHECK(preview.respond(get("/")).status == 503);
  CHECK(preview.respond(get("/")).body->find("One moment") != std::string::npos);

  preview.show("7-1", std::nullopt, {complain(odd, {"content/a.md", 1, 2})});
  CHECK(preview.respond(get("/tips/")).status == 500);
  CHECK(preview.respond(get("/tips/")).body->find("content/a.md:1:2") != std::string::npos);

  preview.show("7-2", make_preview_site(artefacts("")), {});
  CHECK(preview.respond(get("/tips/")).body->starts_with("<body>tips<script"));

  preview.show("7-3", std::nullopt, {complain(odd, {"content/a.md", 1, 2})});
  CHECK(preview.respond(get("/tips/")).status == 200);
  CHECK(preview.respond(get("/tips/")).body->starts_with("<body><link rel=\"stylesheet\""));
  CHECK(preview.respond(get("/tips/")).body->find(">1 mistake<") != std::string::npos);
  CHECK(preview.respond(get("/.kier/mistakes")).status == 200);
}
