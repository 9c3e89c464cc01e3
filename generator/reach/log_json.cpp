// One JSON object a line. Which fields there are and in which order is the user's choice with most
// of these services, so values are found by name. A full JSON parser would be most of the time of
// reading a log; this one walks along the line once and keeps what has a known name. It accepts
// some lines that are not JSON, which does no harm here.
#include <algorithm>
#include <array>
#include <cctype>

#include "reach/local_day.h"
#include "reach/log_field.h"

namespace kier {
namespace {

enum class Place : std::uint8_t { top, request, headers, elsewhere };
enum class Part : std::uint8_t {
  none,
  time,
  address,
  method,
  target,
  status,
  user_agent,
  prefetch,
  forwarded,
  request_line
};
constexpr std::size_t part_count = 10;

struct KnownName {
  Place place;
  std::string_view name;
  Part part;
  int rank = 1;  ///< of several names for a part the highest counts
  std::string_view format = {};
};

constexpr KnownName known_names[] = {
    // Caddy; client_ip since 2.7, where remote_ip may be a proxy; remote_addr before 2.5
    {Place::top, "ts", Part::time},
    {Place::request, "client_ip", Part::address, 3, "caddy"},
    {Place::request, "remote_ip", Part::address, 2, "caddy"},
    {Place::request, "remote_addr", Part::address, 1, "caddy"},
    {Place::request, "method", Part::method},
    {Place::request, "uri", Part::target, 2, "caddy"},
    {Place::top, "status", Part::status, 2},
    {Place::headers, "user-agent", Part::user_agent},
    {Place::headers, "sec-purpose", Part::prefetch, 2},
    {Place::headers, "purpose", Part::prefetch},
    {Place::headers, "x-purpose", Part::prefetch},
    {Place::headers, "x-moz", Part::prefetch},
    {Place::headers, "x-forwarded-for", Part::forwarded},
    // Traefik
    {Place::top, "StartUTC", Part::time, 3, "traefik-json"},
    {Place::top, "ClientHost", Part::address, 3},
    {Place::top, "ClientAddr", Part::address, 2},
    {Place::top, "RequestMethod", Part::method},
    {Place::top, "RequestPath", Part::target, 2, "traefik-json"},
    {Place::top, "DownstreamStatus", Part::status, 3, "traefik-json"},
    {Place::top, "OriginStatus", Part::status},
    {Place::top, "request_User-Agent", Part::user_agent},
    {Place::top, "request_Sec-Purpose", Part::prefetch, 2},
    {Place::top, "request_Purpose", Part::prefetch},
    // Cloudflare Logpush
    {Place::top, "EdgeStartTimestamp", Part::time, 3, "cloudflare"},
    {Place::top, "EdgeEndTimestamp", Part::time, 2},
    {Place::top, "ClientIP", Part::address, 2, "cloudflare"},
    {Place::top, "ClientRequestMethod", Part::method},
    {Place::top, "ClientRequestURI", Part::target, 3, "cloudflare"},
    {Place::top, "ClientRequestPath", Part::target, 2},
    {Place::top, "EdgeResponseStatus", Part::status, 3, "cloudflare"},
    {Place::top, "ClientRequestUserAgent", Part::user_agent},
    // Netlify's log drains, and what people call these fields when they choose themselves
    {Place::top, "timestamp", Part::time, 2},
    {Place::top, "time", Part::time, 2},
    {Place::top, "@timestamp", Part::time},
    {Place::top, "time_iso8601", Part::time, 2},
    {Place::top, "time_local", Part::time},
    {Place::top, "msec", Part::time, 3},
    {Place::top, "client_ip", Part::address, 3, "netlify"},
    {Place::top, "clientIp", Part::address, 2},
    {Place::top, "ip", Part::address},
    {Place::top, "remote_addr", Part::address, 2},
    {Place::top, "remote_ip", Part::address},
    {Place::top, "method", Part::method, 2},
    {Place::top, "request_method", Part::method},
    {Place::top, "url", Part::target, 2},
    {Place::top, "path", Part::target},
    {Place::top, "uri", Part::target},
    {Place::top, "request_uri", Part::target, 3},
    {Place::top, "request", Part::request_line},
    {Place::top, "status_code", Part::status, 2, "netlify"},
    {Place::top, "statusCode", Part::status},
    {Place::top, "user_agent", Part::user_agent, 2},
    {Place::top, "userAgent", Part::user_agent},
    {Place::top, "http_user_agent", Part::user_agent},
    {Place::top, "http_x_forwarded_for", Part::forwarded},
    {Place::top, "http_sec_purpose", Part::prefetch, 2},
    {Place::top, "sec_purpose", Part::prefetch},
    // CloudFront's newer logs, when JSON is chosen
    {Place::top, "timestamp(ms)", Part::time, 4, "cloudfront-json"},
    {Place::top, "c-ip", Part::address, 3},
    {Place::top, "cs-method", Part::method},
    {Place::top, "cs-uri-stem", Part::target, 2, "cloudfront-json"},
    {Place::top, "sc-status", Part::status},
    {Place::top, "cs(User-Agent)", Part::user_agent},
};

bool same_name(Place place, std::string_view known, std::string_view name) {
  if (place != Place::headers) return known == name;
  return std::equal(known.begin(), known.end(), name.begin(), name.end(), [](char a, char b) {
    return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
  });
}

const KnownName* find_name(Place place, std::string_view name) {
  if (place == Place::elsewhere) return nullptr;
  for (const KnownName& known : known_names)
    if (known.place == place && same_name(place, known.name, name)) return &known;
  return nullptr;
}

Place place_inside(Place place, std::string_view name) {
  if (place == Place::top && name == "request") return Place::request;
  if (place == Place::request && name == "headers") return Place::headers;
  if (place == Place::top &&
      (name == "headers" || name == "RequestHeaders" || name == "request_headers"))
    return Place::headers;
  return Place::elsewhere;
}

struct Found {
  std::string_view text;  ///< between the quotes, still escaped
  int rank = 0;
};

/// Walks along one object and keeps the values with known names.
class JsonWalk {
 public:
  explicit JsonWalk(std::string_view text) : rest_(text) {}

  /// False for what is cut off, or nested too deeply to be a log.
  bool run() {
    if (!take('{')) return false;
    places_[0] = Place::top;
    depth_ = 1;
    while (depth_ > 0)
      if (!step()) return false;
    skip_blanks();
    return rest_.empty();
  }

  std::string_view value(Part part) const { return found_[static_cast<std::size_t>(part)].text; }
  bool has(Part part) const { return found_[static_cast<std::size_t>(part)].rank > 0; }
  std::string_view format() const { return format_; }

 private:
  static constexpr std::size_t most_depth = 16;

  void skip_blanks() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t')) rest_.remove_prefix(1);
  }
  bool take(char c) {
    skip_blanks();
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::optional<std::string_view> take_string() {
    skip_blanks();
    return take_quoted(rest_);
  }

  /// One member of an object, one element of an array, or the end of either.
  bool step() {
    if (take(',')) return !rest_.empty();
    if (take('}') || take(']')) {
      --depth_;
      return true;
    }
    if (arrays_[depth_ - 1]) return take_value(names_[depth_ - 1], {});
    const auto name = take_string();
    if (!name || !take(':')) return false;
    return take_value(find_name(places_[depth_ - 1], *name), *name);
  }

  bool open(bool array, const KnownName* known, std::string_view name) {
    if (depth_ == most_depth) return false;
    places_[depth_] = array ? Place::elsewhere : place_inside(places_[depth_ - 1], name);
    arrays_[depth_] = array;
    names_[depth_] = array ? known : nullptr;
    ++depth_;
    return true;
  }

  bool take_value(const KnownName* known, std::string_view name) {
    if (take('{')) return open(false, known, name);
    if (take('[')) return open(true, known, name);
    skip_blanks();
    if (!rest_.empty() && rest_.front() == '"') {
      const auto text = take_string();
      if (text) keep(known, *text);
      return text.has_value();
    }
    const auto end = rest_.find_first_of(",]} \t");
    if (end == rest_.npos || end == 0) return false;
    const std::string_view bare = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (bare != "null") keep(known, bare);
    return true;
  }

  void keep(const KnownName* known, std::string_view text) {
    if (known == nullptr) return;
    Found& found = found_[static_cast<std::size_t>(known->part)];
    if (known->rank <= found.rank) return;
    found = {text, known->rank};
    if (!known->format.empty() && format_.empty()) format_ = known->format;
  }

  std::string_view rest_;
  std::size_t depth_ = 0;
  std::array<Place, most_depth> places_ = {};
  std::array<bool, most_depth> arrays_ = {};
  std::array<const KnownName*, most_depth> names_ = {};
  std::array<Found, part_count> found_;
  std::string_view format_;
};

void append_utf8(unsigned code, std::string& out) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

/// Four hexadecimal digits at `at`; negative when there are none.
int unit_at(std::string_view text, std::size_t at) {
  if (text.size() < at + 4) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (std::isxdigit(c) == 0) return -1;
    value = value * 16 + (std::isdigit(c) != 0 ? c - '0' : std::tolower(c) - 'a' + 10);
  }
  return value;
}

/// \uXXXX at `i`, the place of its 'u'; two of them when they are a pair. Moves `i` to the last
/// digit.
bool append_unit(std::string_view text, std::size_t& i, std::string& out) {
  const int unit = unit_at(text, i + 1);
  if (unit < 0) return false;
  i += 4;
  auto code = static_cast<unsigned>(unit);
  if (code >= 0xD800 && code < 0xDC00 && text.substr(i + 1, 2) == "\\u") {
    const int low = unit_at(text, i + 3);
    if (low >= 0xDC00 && low < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10) + (static_cast<unsigned>(low) - 0xDC00);
      i += 6;
    }
  }
  append_utf8(code >= 0xD800 && code < 0xE000 ? 0xFFFD : code, out);
  return true;
}

void unescape_json(std::string_view text, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    ++i;
    if (text[i] == 'u' && append_unit(text, i, out)) continue;
    constexpr std::string_view letters = "btnfr";
    const auto letter = letters.find(text[i]);
    out += letter == letters.npos ? text[i] : "\b\t\n\f\r"[letter];
  }
}

LogTime read_time(std::string_view text) {
  if (const LogTime number = parse_unix_time(text); number.ok) return number;
  if (const LogTime iso = parse_iso_time(text); iso.ok) return iso;
  std::size_t used = 0;
  const LogTime clf = parse_clf_time(text, used);
  if (used >= 26) return clf;
  // Caddy's "wall" formats: 2026/11/21 00:29:42.364
  std::string dashes(text.substr(0, 32));
  std::replace(dashes.begin(), dashes.end(), '/', '-');
  return parse_iso_time(dashes);
}

}  // namespace

LineFault parse_json_line(std::string_view line, LogRequest& request) {
  JsonWalk walk(line);
  if (!line.starts_with('{') || !walk.run()) return LineFault::garbled;
  if (!walk.has(Part::target) && !walk.has(Part::request_line)) return LineFault::no_request;
  const LogTime time = read_time(walk.value(Part::time));
  if (!time.ok) return LineFault::no_time;
  request.milliseconds = time.milliseconds;
  request.status = status_of(walk.value(Part::status));
  if (request.status == 0) return LineFault::no_request;
  if (!is_address(walk.value(Part::address))) return LineFault::no_address;
  request.address.assign(walk.value(Part::address));
  if (walk.has(Part::target)) {
    request.method = method_of(walk.value(Part::method));
    unescape_json(walk.value(Part::target), request.target);
  } else {
    std::string request_line;
    unescape_json(walk.value(Part::request_line), request_line);
    read_request_line(request_line, request);
  }
  unescape_json(walk.value(Part::user_agent), request.user_agent);
  if (request.user_agent == "-") request.user_agent.clear();
  // Caddy logs the headers that there were; elsewhere a name that is missing was not chosen.
  request.format = walk.format().empty() ? "json" : walk.format();
  request.has_user_agent = walk.has(Part::user_agent) || request.format == "caddy";
  request.prefetch = says_prefetch(walk.value(Part::prefetch));
  request.forwarded.assign(walk.value(Part::forwarded));
  return LineFault::none;
}

}  // namespace kier
