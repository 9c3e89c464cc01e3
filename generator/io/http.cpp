// The only file that includes <httplib.h>. The library bounds neither the size of a
// request nor the time that a client may take, and it has no way to end a connection
// from outside; so the socket (Connection) and the threads (Workers) are ours.
#include "io/http.h"

#include <fcntl.h>
#include <httplib.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "io/descriptor.h"

namespace kier {
namespace {

constexpr Rule busy{"io/port-busy", Severity::error,
                    "another program uses this port of this computer",
                    "end that program (perhaps another 'kier serve'), or choose another port with "
                    "--port {next}"};
constexpr Rule refused{"io/port-refused", Severity::error, "this port cannot be used: {words}",
                       "choose another one with --port 8080; those below 1024 are reserved"};

constexpr std::size_t largest_request = 16 * 1024;  // bytes
constexpr std::size_t most_connections = 32, most_waiting = 128, most_streams = 16;
constexpr std::chrono::milliseconds longest_wait{10'000};  // of one connection, in all
constexpr std::chrono::milliseconds last_words{100};
constexpr auto heartbeat = std::chrono::seconds(1);

/// True on the thread that accepts, while there is no room for another connection.
thread_local bool is_refusing = false;

/// Threads that each serve one connection at a time.
class Workers : public httplib::TaskQueue {
 public:
  Workers() {
    for (std::size_t i = 0; i < most_connections; ++i) threads_.emplace_back([this] { work(); });
  }

  /// Void in older versions of the library; then a task that is dropped would leave
  /// its socket open. So a task is always run, if only to close.
  decltype(std::declval<httplib::TaskQueue&>().enqueue(nullptr)) enqueue(
      std::function<void()> task) override {
    {
      const std::scoped_lock lock(mutex_);
      is_refusing = tasks_.size() >= most_waiting;
      if (!is_refusing) tasks_.push_back(std::move(task));
    }
    if (is_refusing) task();
    is_refusing = false;
    ready_.notify_one();
    return decltype(enqueue(nullptr))(true);
  }

  void shutdown() override {
    {
      const std::scoped_lock lock(mutex_);
      ending_ = true;
    }
    ready_.notify_all();
    threads_.clear();  // joins
  }

 private:
  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      const std::function<void()> task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> tasks_;
  bool ending_ = false;
  std::vector<std::jthread> threads_;
};

/// A socket that gives up after too many bytes, too much waiting, or when the server ends.
class Connection : public httplib::Stream {
 public:
  Connection(int socket, int ending) : socket_(socket), ending_(ending) {
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
  }

  bool is_readable() const override { return next_ < filled_ || wait_for(POLLIN); }
  bool is_writable() const override { return wait_for(POLLOUT); }

  ssize_t read(char* to, std::size_t size) override {
    if (next_ == filled_ && !fill()) return -1;
    const std::size_t taken = std::min(size, filled_ - next_);
    std::copy_n(buffer_.data() + next_, taken, to);
    next_ += taken;
    return static_cast<ssize_t>(taken);
  }

  ssize_t write(const char* from, std::size_t size) override {
    return wait_for(POLLOUT) ? send(socket_, from, size, MSG_NOSIGNAL) : -1;
  }

  /// Hears the client out for a moment: closing over unread bytes would take back
  /// the answer that was sent.
  void finish() {
    ::shutdown(socket_, SHUT_WR);
    patience_ = std::min(patience_, last_words);
    while (fill()) next_ = filled_;
  }

  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return socket_; }

 private:
  bool fill() {
    if (received_ >= largest_request || !wait_for(POLLIN)) return false;
    const ssize_t got = recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (got <= 0) return false;
    received_ += static_cast<std::size_t>(got);
    next_ = 0;
    filled_ = static_cast<std::size_t>(got);
    return true;
  }

  bool wait_for(short event) const {
    using std::chrono::steady_clock;
    std::array<pollfd, 2> ready{{{socket_, event, 0}, {ending_, POLLIN, 0}}};
    const auto start = steady_clock::now();
    const int found = poll(ready.data(), ready.size(), static_cast<int>(patience_.count()));
    patience_ -= std::min(patience_, std::chrono::duration_cast<std::chrono::milliseconds>(
                                         steady_clock::now() - start));
    return found > 0 && ready[1].revents == 0;
  }

  int socket_, ending_;
  mutable std::chrono::milliseconds patience_ = longest_wait;
  std::array<char, 4096> buffer_{};
  std::size_t next_ = 0, filled_ = 0, received_ = 0;
};

/// The newest event, for all streams.
class Events {
 public:
  void send(std::string text) {
    const std::scoped_lock lock(mutex_);
    newest_ = "data: " + std::move(text) + "\n\n";
    ++number_;
    changed_.notify_all();
  }

  void end() {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  /// What a stream that has seen event `seen` sends next: the newest event, or after
  /// a while a sign of life, by which a client that is gone shows. Empty at the end.
  std::string next(std::size_t& seen) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, heartbeat, [&] { return ended_ || seen != number_; });
    if (ended_) return {};
    return std::exchange(seen, number_) == number_ ? ":\n\n" : newest_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string newest_;
  std::size_t number_ = 0;
  bool ended_ = false;
};

}  // namespace

class HttpServer::Work : private httplib::Server {
 public:
  explicit Work(HttpHandler handler) : handler_(std::move(handler)) {
    new_task_queue = [] { return new Workers; };
    // The library's own options would let two servers share a port.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      answer(request, response);
      return HandlerResponse::Handled;
    });
  }

  ~Work() override {
    events_.end();
    eventfd_write(ending_.get(), 1);
    if (!thread_.joinable()) return;
    stop();
    thread_.join();
  }

  std::error_code begin(int port) {
    errno = 0;
    if (!ending_ || !bind_to_port("127.0.0.1", port)) return last_error();
    thread_ = std::thread([this] { listen_after_bind(); });
    while (!is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return {};
  }

  Events& events() { return events_; }

 private:
  /// Between versions of the library, process_request has learnt who the client is.
  template <class Server>
  static void process(Server& server, httplib::Stream& stream) {
    bool closed = false;
    const auto simplify = [](httplib::Request& request) {
      request.ranges.clear();
      request.headers.erase("Accept-Encoding");
    };
    if constexpr (requires { server.process_request(stream, true, closed, simplify); })
      server.process_request(stream, true, closed, simplify);
    else
      server.process_request(stream, "127.0.0.1", 0, "127.0.0.1", 0, true, closed, simplify);
  }

  bool process_and_close_socket(socket_t number) override {
    const Descriptor socket(number);
    if (is_refusing) return false;
    Connection connection(socket.get(), ending_.get());
    process(*this, connection);
    connection.finish();
    return true;
  }

  void answer(const httplib::Request& request, httplib::Response& response) {
    HttpResponse made = handler_({request.method, request.path, request.get_header_value("Host"),
                                  request.get_header_value("Sec-Fetch-Site")});
    if (made.is_event_stream && !enter_stream()) made = {503, {}, "text/plain", nullptr};
    response.status = made.status;
    for (const auto& [name, value] : made.headers) response.set_header(name, value);
    if (made.is_event_stream)
      stream_events(response);
    else if (made.body)
      response.set_content(*made.body, made.type);
  }

  bool enter_stream() {
    if (++streams_ <= most_streams) return true;
    --streams_;
    return false;
  }

  void stream_events(httplib::Response& response) {
    response.set_content_provider(
        "text/event-stream",
        [this, seen = std::size_t{0}](std::size_t, httplib::DataSink& sink) mutable {
          const std::string text = events_.next(seen);
          return !text.empty() && sink.write(text.data(), text.size());
        },
        [this](bool) { --streams_; });
  }

  HttpHandler handler_;
  Descriptor ending_{eventfd(0, EFD_CLOEXEC)};  // readable when the server ends
  Events events_;
  std::atomic<std::size_t> streams_{0};
  std::thread thread_;
};

Outcome<HttpServer> HttpServer::start(int port, HttpHandler handler) {
  auto work = std::make_unique<Work>(std::move(handler));
  const std::error_code error = work->begin(port);
  const Location where("127.0.0.1:" + std::to_string(port));
  if (error == std::errc::address_in_use)
    return complain(busy, where, {{"next", std::to_string(port < 65535 ? port + 1 : 8080)}});
  if (error) return complain(refused, where, {{"words", error.message()}});
  return HttpServer(std::move(work));
}

HttpServer::HttpServer(std::unique_ptr<Work> work) : work_(std::move(work)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer& HttpServer::operator=(HttpServer&&) noexcept = default;
HttpServer::~HttpServer() = default;

void HttpServer::send_event(std::string text) {
  work_->events().send(std::move(text));
}

}  // namespace kier
