#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kier {

/// How servers write a request down. Within a family one parser reads all variants, and no line
/// belongs to two families.
enum class LogFamily {
  unknown,
  common,   ///< Apache, nginx, lighttpd, Traefik: blanks, [time], "quoted fields"
  json,     ///< one object a line, fields by name: Caddy, Traefik, Cloudflare, Netlify
  haproxy,  ///< "option httplog"
  w3c,      ///< "#Fields:": CloudFront (tabs), IIS (blanks)
  s3,       ///< S3 server access logs
};

enum class LogMethod { get, head, other };

/// Why a line tells nothing.
enum class LineFault {
  none,
  blank,       ///< nothing, or a comment
  garbled,     ///< cut off, or no line of this format
  no_time,     ///< no time, or one outside 1970 to 2106
  no_request,  ///< JSON and W3C: fields for the request or the status were not logged
  no_address,  ///< the client's address was not logged: people cannot be told apart
};

/// "garbled", "no-time" ...: as reports name it.
std::string_view name_of(LineFault fault);

/// What counting needs of a line, unescaped. Reused from line to line, so that reading
/// a million of them allocates nothing.
struct LogRequest {
  std::string_view format;        ///< the variant by name: "combined", "caddy" ...; a constant
  std::int64_t milliseconds = 0;  ///< since 1970, UTC
  LogMethod method = LogMethod::other;
  std::string target;  ///< as requested, with its query: "/k/7FQF/?x=y"; empty: not HTTP
  int status = 0;      ///< in [100, 999], or 0
  std::string address;
  std::string forwarded;        ///< X-Forwarded-For, when the log has it
  std::string user_agent;       ///< empty for "-"
  bool has_user_agent = false;  ///< the format has a field for it
  bool prefetch = false;        ///< the browser said that nobody had asked yet
};

/// Where the fields of a W3C log stand, from its "#Fields:" line; -1: nowhere.
struct W3cFields {
  int date = -1, time = -1, address = -1, method = -1, target = -1, query = -1, status = -1;
  int user_agent = -1, prefetch = -1, forwarded = -1;
};

/// Reads the lines of one file. Any bytes are safe to give it.
class LogLineParser {
 public:
  explicit LogLineParser(LogFamily family = LogFamily::unknown) : family_(family) {}

  LogFamily family() const { return family_; }

  /// `line` without its line end. `request` holds something only when the result is `none`.
  LineFault parse(std::string_view line, LogRequest& request);

 private:
  LogFamily family_;
  W3cFields fields_;
  bool has_fields_ = false;  // a "#Fields:" line was seen
};

/// What a file is, judged by its first 100 lines that some family can read.
struct LogDetection {
  LogFamily family = LogFamily::unknown;
  std::string_view format = "unknown";  ///< the most frequent variant among them
};

/// `head` is the beginning of a file; a line that it cuts off does no harm.
LogDetection detect_log(std::string_view head);

}  // namespace kier
