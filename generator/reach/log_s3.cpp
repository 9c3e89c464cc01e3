// S3 server access logs: owner bucket [time] address requester request-id operation key "request"
// status error bytes size total turnaround "referrer" "user agent" version ...
#include "reach/local_day.h"
#include "reach/log_field.h"

namespace kier {
namespace {

/// "GET /bucket/k/7FQF/" when the bucket is named by the path and not by the host.
void remove_bucket(std::string_view bucket, std::string& target) {
  if (target.size() > bucket.size() + 1 && target.compare(1, bucket.size(), bucket) == 0 &&
      target[bucket.size() + 1] == '/')
    target.erase(0, bucket.size() + 1);
}

}  // namespace

LineFault parse_s3_line(std::string_view line, LogRequest& request) {
  take_until(line, ' ');  // owner
  const std::string_view bucket = take_until(line, ' ');
  if (!line.starts_with('[')) return LineFault::garbled;
  std::size_t used = 0;
  const LogTime time = parse_clf_time(line.substr(1), used);
  if (line.size() < used + 3 || line.substr(used + 1, 2) != "] ") return LineFault::garbled;
  if (!time.ok) return LineFault::no_time;
  request.milliseconds = time.milliseconds;
  line.remove_prefix(used + 3);
  request.address.assign(take_until(line, ' '));
  if (request.address.starts_with('"')) return LineFault::garbled;  // the common format
  if (!is_address(request.address)) return LineFault::no_address;
  for (int skipped = 0; skipped < 4; ++skipped) take_until(line, ' ');
  const auto quoted = take_quoted(line);
  if (!quoted) return LineFault::garbled;
  request.status = status_of(take_until(line, ' '));
  read_request_line(*quoted, request);
  if (!bucket.empty()) remove_bucket(bucket, request.target);
  for (int skipped = 0; skipped < 5; ++skipped) take_until(line, ' ');
  // A missing field is a bare "-".
  if (!take_quoted(line)) take_until(line, ' ');
  const auto user_agent = take_quoted(line);
  request.has_user_agent = true;
  if (user_agent && *user_agent != "-") unescape_backslashes(*user_agent, request.user_agent);
  request.format = "s3";
  return LineFault::none;
}

}  // namespace kier
