#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"

namespace kier {

/// What a browser asks for. Nothing in it can be trusted.
struct HttpRequest {
  std::string method;      ///< "GET"
  std::string path;        ///< decoded, without the query: "/tips/"
  std::string host;        ///< the header Host: "127.0.0.1:8080"
  std::string fetch_site;  ///< the header Sec-Fetch-Site; old browsers send none
};

struct HttpResponse {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string type;                         ///< Content-Type
  std::shared_ptr<const std::string> body;  ///< may be null: nothing
  /// Instead of the body: a stream of Server-Sent Events that stays open.
  bool is_event_stream = false;
};

/// Answers a request. Called from several threads at once.
using HttpHandler = std::function<HttpResponse(const HttpRequest&)>;

/// A small web server for this computer alone. What a client can take from it is
/// bounded: 16 kB of request, 10 s of waiting, one request a connection, 32
/// connections at a time (128 more wait), 16 of them event streams.
class HttpServer {
 public:
  /// Answers on 127.0.0.1 from here on, until it goes; that takes no longer than the
  /// answer that is being made. An error when the port cannot be had.
  static Outcome<HttpServer> start(int port, HttpHandler handler);

  HttpServer(HttpServer&&) noexcept;
  HttpServer& operator=(HttpServer&&) noexcept;
  ~HttpServer();

  /// Sends `text` (one line) to all open event streams, and from now on to each new
  /// one as its first event.
  void send_event(std::string text);

 private:
  class Work;
  explicit HttpServer(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

}  // namespace kier
