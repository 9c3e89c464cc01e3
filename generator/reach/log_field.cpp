#include "reach/log_field.h"

#include "text/client_network.h"

namespace kier {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Two hexadecimal digits at `at`; -1 when there are none.
int hex_at(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return -1;
  const int high = hex_digit(text[at]);
  const int low = hex_digit(text[at + 1]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

void unescape_hex(std::string_view text, char mark, PlusSign plus, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int value = text[i] == mark ? hex_at(text, i + 1) : -1;
    if (value >= 0) {
      out += static_cast<char>(value);
      i += 2;
    } else {
      out += text[i] == '+' && plus == PlusSign::blank ? ' ' : text[i];
    }
  }
}

}  // namespace

std::string_view take_until(std::string_view& rest, char separator) {
  const auto end = rest.find(separator);
  const std::string_view taken = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  return taken;
}

std::optional<std::string_view> take_quoted(std::string_view& rest) {
  if (rest.empty() || rest.front() != '"') return std::nullopt;
  std::size_t end = 1;
  for (;;) {
    end = rest.find_first_of("\"\\", end);
    if (end == rest.npos) return std::nullopt;
    if (rest[end] == '"') break;
    end += 2;
  }
  const std::string_view inside = rest.substr(1, end - 1);
  rest.remove_prefix(end + 1);
  if (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  return inside;
}

void unescape_backslashes(std::string_view text, std::string& out) {
  if (text.find('\\') == text.npos) {
    out.assign(text);
    return;
  }
  constexpr std::string_view letters = "btnvfr";
  constexpr std::string_view meanings = "\b\t\n\v\f\r";
  out.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char next = text[++i];
    const int value = next == 'x' ? hex_at(text, i + 1) : -1;
    if (value >= 0) {
      out += static_cast<char>(value);
      i += 2;
    } else if (const auto letter = letters.find(next); letter != letters.npos) {
      out += meanings[letter];
    } else if (next == '"' || next == '\\') {
      out += next;
    } else {
      (out += '\\') += next;
    }
  }
}

void unescape_percent(std::string_view text, PlusSign plus, std::string& out) {
  unescape_hex(text, '%', plus, out);
}

void unescape_hash(std::string_view text, std::string& out) {
  unescape_hex(text, '#', PlusSign::itself, out);
}

LogMethod method_of(std::string_view name) {
  if (name == "GET") return LogMethod::get;
  return name == "HEAD" ? LogMethod::head : LogMethod::other;
}

void read_request_line(std::string_view text, LogRequest& request) {
  const std::string_view method = take_until(text, ' ');
  const std::string_view target = take_until(text, ' ');
  // HTTP/0.9 has no version; nobody speaks it but scanners.
  if (!text.starts_with("HTTP/") && text.find(" HTTP/") == text.npos) return;
  request.method = method_of(method);
  unescape_backslashes(target, request.target);
}

int status_of(std::string_view text) {
  if (text.size() != 3 || text[0] < '1') return 0;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool says_prefetch(std::string_view value) {
  return value.starts_with("prefetch") || value.starts_with("prerender") ||
         value.starts_with("preview");
}

bool is_address(std::string_view text) {
  return client_network(text).kind != NetworkKind::name;
}

void reset(LogRequest& request) {
  request.format = {};
  request.method = LogMethod::other;
  request.target.clear();
  request.status = 0;
  request.address.clear();
  request.forwarded.clear();
  request.user_agent.clear();
  request.has_user_agent = false;
  request.prefetch = false;
}

}  // namespace kier
