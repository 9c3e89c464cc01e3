#include "io/http.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <chrono>
#include <deque>
#include <optional>

#include "catch.h"
#include "child.h"
#include "io/descriptor.h"

using namespace kier;

namespace {

/// A connection to the server, as from a browser that may be hostile.
class Client {
 public:
  explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ =
        connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }

  bool send(std::string_view text) const {
    return connected_ && ::send(socket_.get(), text.data(), text.size(), MSG_NOSIGNAL) ==
                             static_cast<ssize_t>(text.size());
  }

  /// What comes until `end` does, or the connection closes, or 5 s are over.
  std::string receive(std::string_view end = "no end") const {
    std::string text;
    while (text.find(end) == text.npos) {
      pollfd ready{socket_.get(), POLLIN, 0};
      char buffer[4096];
      if (poll(&ready, 1, 5000) <= 0) return text + " (timed out)";
      const ssize_t got = recv(socket_.get(), buffer, sizeof buffer, 0);
      if (got <= 0) break;
      text.append(buffer, static_cast<std::size_t>(got));
    }
    return text;
  }

 private:
  Descriptor socket_;
  bool connected_ = false;
};

/// A server that echoes what was asked, on a port that was free.
struct Echo {
  Echo() {
    for (port = 18'080; !server && port < 18'180; ++port)
      server = HttpServer::start(port, [](const HttpRequest& request) {
                 HttpResponse response;
                 response.headers = {{"X-Host", request.host}};
                 response.type = "text/plain";
                 response.body =
                     std::make_shared<const std::string>(request.method + " " + request.path);
                 response.is_event_stream = request.path == "/events";
                 return response;
               }).value;
    --port;
    REQUIRE(server);
  }

  std::string ask(std::string_view text) const {
    const Client client(port);
    client.send(text);
    return client.receive();
  }

  int port = 0;
  std::optional<HttpServer> server;
};

}  // namespace

TEST_CASE("http: a request reaches the handler, and its answer the browser") {
  const Echo echo;
  const std::string answer = echo.ask("GET /a%20b?c=d HTTP/1.1\r\nHost: me\r\n\r\n");
  CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(answer.find("\r\nX-Host: me\r\n") != answer.npos);
  CHECK(answer.find("\r\nConnection: close\r\n") != answer.npos);
  CHECK(answer.ends_with("\r\n\r\nGET /a b"));
}

TEST_CASE("http: HEAD has no body, and what follows a request is no request") {
  const Echo echo;
  CHECK(echo.ask("HEAD / HTTP/1.1\r\nHost: me\r\n\r\n").ends_with("\r\n\r\n"));
  const std::string answer = echo.ask(
      "POST / HTTP/1.1\r\nHost: me\r\nContent-Length: 33\r\n\r\n"
      "GET /secret HTTP/1.1\r\nHost: me\r\n\r\n");
  CHECK(answer.ends_with("POST /"));
  CHECK(answer.find("secret") == answer.npos);
}

TEST_CASE("http: ranges are not served, however many are asked for") {
  const Echo echo;
  CHECK(echo.ask("GET / HTTP/1.1\r\nHost: me\r\nRange: bytes=0-0,0-1,0-2\r\n\r\n")
            .ends_with("\r\n\r\nGET /"));
}

TEST_CASE("http: a request without end is cut off") {
  const Echo echo;
  const Client client(echo.port);
  REQUIRE(client.send("GET / HTTP/1.1\r\n"));
  const std::string line = "X-More: " + std::string(1000, 'a') + "\r\n";
  int lines = 0;
  while (lines < 100'000 && client.send(line)) ++lines;
  CHECK(lines < 100'000);
  CHECK(echo.ask("GET / HTTP/1.1\r\nHost: me\r\n\r\n").ends_with("GET /"));
}

TEST_CASE("http: an event stream begins with the newest event") {
  Echo echo;
  echo.server->send_event("1");
  echo.server->send_event("2");
  const Client client(echo.port);
  REQUIRE(client.send("GET /events HTTP/1.1\r\nHost: me\r\n\r\n"));
  const std::string first = client.receive("data: 2\n\n");
  CHECK(first.find("\r\nContent-Type: text/event-stream\r\n") != first.npos);
  CHECK(first.find("data: 1") == first.npos);
  echo.server->send_event("3");
  CHECK(client.receive("data: 3\n\n").ends_with("data: 3\n\n"));
}

TEST_CASE("http: too many event streams are refused, and leave room for pages") {
  Echo echo;
  echo.server->send_event("1");
  std::deque<Client> clients;
  for (int i = 0; i < 16; ++i) {
    REQUIRE(clients.emplace_back(echo.port).send("GET /events HTTP/1.1\r\nHost: me\r\n\r\n"));
    CHECK(clients.back().receive("data: 1\n\n").ends_with("data: 1\n\n"));
  }
  CHECK(echo.ask("GET /events HTTP/1.1\r\nHost: me\r\n\r\n").starts_with("HTTP/1.1 503 "));
  CHECK(echo.ask("GET / HTTP/1.1\r\nHost: me\r\n\r\n").ends_with("GET /"));
}

TEST_CASE("http: neither silent nor slow clients hold up the end") {
  Echo echo;
  std::deque<Client> clients;
  for (int i = 0; i < 200; ++i) {
    clients.emplace_back(echo.port);
    clients.back().send(i % 3 == 0 ? "" : i % 3 == 1 ? "GET / HT" : "GET /events HTTP/1.1\r\n\r\n");
  }
  const auto start = std::chrono::steady_clock::now();
  echo.server.reset();
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(3));
}

TEST_CASE("http: a port is not shared, and the message names another one") {
  const Echo echo;
  const std::string port = std::to_string(echo.port), next = std::to_string(echo.port + 1);
  const auto second = HttpServer::start(echo.port, nullptr);
  REQUIRE(second.diagnostics.size() == 1);
  CHECK_FALSE(second.value);
  CHECK(to_string(second.diagnostics[0]) ==
        "127.0.0.1:" + port +
            ": error: another program uses this port of this computer; end that "
            "program (perhaps another 'kier serve'), or choose another port with --port " +
            next + " [io/port-busy]");
}

TEST_CASE("http: a port that the system refuses is said in its words") {
  const pid_t child = start_child([] {
    if (!deny_system_call(SYS_bind, EACCES)) _exit(77);
    const auto server = HttpServer::start(80, nullptr);
    _exit(
        !server.diagnostics.empty() &&
                to_string(server.diagnostics[0]) ==
                    "127.0.0.1:80: error: this port cannot be used: Permission denied; choose "
                    "another one with --port 8080; those below 1024 are reserved [io/port-refused]"
            ? 0
            : 1);
  });
  const int status = wait_for(child);
  CHECK((WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 77));
}
