#include "reach/log_line.h"

#include <algorithm>
#include <map>

#include "reach/log_field.h"

namespace kier {
namespace {

constexpr std::array families = {LogFamily::common, LogFamily::json, LogFamily::haproxy,
                                 LogFamily::w3c, LogFamily::s3};
constexpr int lines_to_judge_by = 100;

/// Some Windows tools end lines with CR LF and begin files with a byte order mark, and a log
/// that was cut under a running server begins with zeros.
std::string_view without_margins(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  while (line.starts_with('\0')) line.remove_prefix(1);
  return line;
}

}  // namespace

std::string_view name_of(LineFault fault) {
  switch (fault) {
    case LineFault::none:
      return "none";
    case LineFault::blank:
      return "blank";
    case LineFault::garbled:
      return "garbled";
    case LineFault::no_time:
      return "no-time";
    case LineFault::no_request:
      return "no-request";
    case LineFault::no_address:
      return "no-address";
  }
  return "none";
}

LineFault LogLineParser::parse(std::string_view line, LogRequest& request) {
  line = without_margins(line);
  if (line.empty()) return LineFault::blank;
  if (line.front() == '#') {
    if (line.starts_with("#Fields:")) {
      fields_ = read_w3c_fields(line.substr(8));
      has_fields_ = true;
    }
    return LineFault::blank;
  }
  reset(request);
  switch (family_) {
    case LogFamily::common:
      return parse_common_line(line, request);
    case LogFamily::json:
      return parse_json_line(line, request);
    case LogFamily::haproxy:
      return parse_haproxy_line(line, request);
    case LogFamily::s3:
      return parse_s3_line(line, request);
    case LogFamily::w3c:
      return parse_w3c_line(line, has_fields_ ? fields_ : usual_w3c_fields(line), request);
    case LogFamily::unknown:
      break;
  }
  return LineFault::garbled;
}

LogDetection detect_log(std::string_view head) {
  std::array<LogLineParser, families.size()> parsers;
  std::transform(families.begin(), families.end(), parsers.begin(),
                 [](LogFamily family) { return LogLineParser(family); });
  std::array<int, families.size()> readable = {};
  std::map<std::string_view, int> formats[families.size()];
  LogRequest request;
  for (int judged = 0; !head.empty() && judged < lines_to_judge_by;) {
    const std::string_view line = take_until(head, '\n');
    for (std::size_t i = 0; i < families.size(); ++i) {
      if (parsers[i].parse(line, request) != LineFault::none) continue;
      ++readable[i];
      ++formats[i][request.format];
      ++judged;
    }
  }
  const auto best = static_cast<std::size_t>(std::max_element(readable.begin(), readable.end()) -
                                             readable.begin());
  if (readable[best] == 0) return {};
  const auto format =
      std::max_element(formats[best].begin(), formats[best].end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return {families[best], format->first};
}

}  // namespace kier
