// HAProxy's "option httplog", with or without what syslog puts in front:
// ip:port [date.ms] frontend backend/server timers status bytes - - ---- counts queues
// {captured|headers} "request". The date has no zone and is the machine's local time. Which headers
// are captured, and in which order, only the configuration knows.
#include "reach/local_day.h"
#include "reach/log_field.h"

namespace kier {
namespace {

LineFault take_time(std::string_view& rest, LogRequest& request) {
  const std::string_view line = rest;
  for (std::size_t at = line.find(" ["); at != line.npos; at = line.find(" [", at + 1)) {
    std::size_t used = 0;
    const LogTime time = parse_clf_time(line.substr(at + 2), used);
    const std::size_t end = at + 2 + used;
    if (used < 21 || used > 25 || end + 1 >= line.size() || line[end] != ']') continue;
    if (!time.ok) return LineFault::no_time;
    request.milliseconds = time.milliseconds;
    const std::string_view before = line.substr(0, at);
    const std::string_view client = before.substr(before.rfind(' ') + 1);
    if (!is_address(client)) return LineFault::no_address;
    request.address.assign(client.substr(0, client.rfind(':')));
    rest.remove_prefix(end + 2);
    return LineFault::none;
  }
  return LineFault::garbled;
}

/// The captured header that is the user agent: the one that begins as all browsers' do, else the
/// last that is not an address of a page.
void read_captures(std::string_view inside, LogRequest& request) {
  std::string_view found;
  while (!inside.empty()) {
    const std::string_view value = take_until(inside, '|');
    if (value.empty() || value.starts_with("http://") || value.starts_with("https://")) continue;
    if (says_prefetch(value)) {
      request.prefetch = true;
      continue;
    }
    if (!found.starts_with("Mozilla/")) found = value;
  }
  request.has_user_agent = true;
  unescape_hash(found, request.user_agent);
}

}  // namespace

LineFault parse_haproxy_line(std::string_view line, LogRequest& request) {
  if (const LineFault fault = take_time(line, request); fault != LineFault::none) return fault;
  take_until(line, ' ');  // frontend
  take_until(line, ' ');  // backend/server
  take_until(line, ' ');  // timers
  request.status = status_of(take_until(line, ' '));
  const auto quote = line.find(" \"");
  if (quote == line.npos) return LineFault::garbled;
  const std::string_view between = line.substr(0, quote);
  const auto open = between.find('{');
  if (open != between.npos)
    read_captures(between.substr(open + 1, between.find('}', open) - open - 1), request);
  std::string_view quoted = line.substr(quote + 2);
  if (!quoted.ends_with('"')) return LineFault::garbled;
  quoted.remove_suffix(1);
  read_request_line(quoted, request);
  request.format = "haproxy";
  return LineFault::none;
}

}  // namespace kier
