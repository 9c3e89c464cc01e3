// Apache's common and combined format and those who borrowed it: nginx, lighttpd (the host in the
// second field), Traefik (four more fields), and Apache's vhost_combined (host and port in front).
// Quotes inside fields are escaped by all of them: \" or \x22.
#include "reach/local_day.h"
#include "reach/log_field.h"

namespace kier {
namespace {

/// Takes all up to the time: "127.0.0.1 - somebody [". What a user logs in as may hold
/// brackets, so the first bracket with a time behind it counts.
LineFault take_time(std::string_view& rest, std::string_view& before, LogRequest& request) {
  const std::string_view line = rest;
  for (std::size_t at = line.find(" ["); at != line.npos; at = line.find(" [", at + 1)) {
    std::size_t used = 0;
    const LogTime time = parse_clf_time(line.substr(at + 2), used);
    const std::size_t end = at + 2 + used;
    // Without a zone it is HAProxy's.
    if (used < 26 || end >= line.size() || line[end] != ']') continue;
    if (!time.ok) return LineFault::no_time;
    request.milliseconds = time.milliseconds;
    before = line.substr(0, at);
    rest.remove_prefix(end + 1);
    if (!rest.starts_with(" \"")) return LineFault::garbled;
    rest.remove_prefix(1);
    return LineFault::none;
  }
  return LineFault::garbled;
}

/// What follows the user agent: nothing, the prefetch word, X-Forwarded-For as in nginx' "main"
/// format, or Traefik's fields.
void read_extra(std::string_view rest, LogRequest& request) {
  if (const auto quoted = take_quoted(rest)) {
    if (is_address(quoted->substr(0, quoted->find(','))))
      request.forwarded.assign(*quoted);
    else
      request.prefetch = says_prefetch(*quoted);
    return;
  }
  const std::string_view word = take_until(rest, ' ');
  if (says_prefetch(word)) request.prefetch = true;
  if (word == "-" || request.prefetch) request.format = "combined-prefetch";
  if (rest.starts_with('"') && rest.ends_with("ms")) request.format = "traefik";
}

}  // namespace

LineFault parse_common_line(std::string_view line, LogRequest& request) {
  std::string_view before;
  if (const LineFault fault = take_time(line, before, request); fault != LineFault::none)
    return fault;
  const auto quoted = take_quoted(line);
  if (!quoted) return LineFault::garbled;
  request.status = status_of(take_until(line, ' '));
  if (request.status == 0) return LineFault::garbled;
  read_request_line(*quoted, request);

  const std::string_view first = take_until(before, ' ');
  const std::string_view second = take_until(before, ' ');
  request.address.assign(!is_address(first) && is_address(second) ? second : first);
  if (request.address.empty()) return LineFault::no_address;
  const bool has_host = second != "-" && is_address(first) && second.find(':') != second.npos;

  take_until(line, ' ');  // size
  request.format = "common";
  if (line.empty()) return LineFault::none;
  const auto referrer = take_quoted(line);
  const auto user_agent = referrer ? take_quoted(line) : std::nullopt;
  if (!user_agent) return LineFault::garbled;  // cut off
  request.format = has_host ? "lighttpd" : "combined";
  request.has_user_agent = true;
  if (*user_agent != "-") unescape_backslashes(*user_agent, request.user_agent);
  if (!line.empty()) read_extra(line, request);
  return LineFault::none;
}

}  // namespace kier
