// W3C extended logs: "#Fields:" names the columns. CloudFront parts them with tabs and writes user
// agents with %20 for blanks; IIS parts them with blanks and writes '+'. Times are UTC.
#include <vector>

#include "reach/local_day.h"
#include "reach/log_field.h"

namespace kier {
namespace {

constexpr std::string_view cloudfront_fields =
    "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) "
    "cs(User-Agent) cs-uri-query";
constexpr std::string_view iis_fields =
    "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) "
    "cs(Referer) sc-status";
constexpr std::size_t most_fields = 128;

std::string_view field(const std::vector<std::string_view>& fields, int index) {
  if (index < 0 || static_cast<std::size_t>(index) >= fields.size()) return {};
  const std::string_view value = fields[static_cast<std::size_t>(index)];
  return value == "-" ? std::string_view() : value;
}

void read_user_agent(std::string_view text, char separator, LogRequest& request) {
  const PlusSign plus = separator == ' ' ? PlusSign::blank : PlusSign::itself;
  unescape_percent(text, plus, request.user_agent);
  // Older CloudFront logs escape twice.
  if (request.user_agent.find("%20") == std::string::npos) return;
  const std::string once = request.user_agent;
  unescape_percent(once, PlusSign::itself, request.user_agent);
}

}  // namespace

W3cFields read_w3c_fields(std::string_view text) {
  W3cFields fields;
  int index = 0;
  while (!text.empty()) {
    const auto end = text.find_first_of(" \t\r");
    const std::string_view name = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (name.empty()) continue;
    if (name == "date") fields.date = index;
    if (name == "time") fields.time = index;
    if (name == "c-ip") fields.address = index;
    if (name == "cs-method") fields.method = index;
    if (name == "cs-uri-stem" || name == "cs-uri") fields.target = index;
    if (name == "cs-uri-query") fields.query = index;
    if (name == "sc-status") fields.status = index;
    if (name == "cs(User-Agent)") fields.user_agent = index;
    if (name == "cs(Sec-Purpose)" || name == "cs(Purpose)") fields.prefetch = index;
    if (name == "x-forwarded-for" || name == "cs(X-Forwarded-For)") fields.forwarded = index;
    ++index;
  }
  return fields;
}

W3cFields usual_w3c_fields(std::string_view line) {
  static const W3cFields cloudfront = read_w3c_fields(cloudfront_fields);
  static const W3cFields iis = read_w3c_fields(iis_fields);
  return line.find('\t') != line.npos ? cloudfront : iis;
}

LineFault parse_w3c_line(std::string_view line, const W3cFields& fields, LogRequest& request) {
  const char separator = line.find('\t') != line.npos ? '\t' : ' ';
  std::vector<std::string_view> values;
  while (!line.empty() && values.size() < most_fields)
    values.push_back(take_until(line, separator));
  const std::string_view day = field(values, fields.date);
  if (day.size() != 10 || day[4] != '-' || day[7] != '-') return LineFault::garbled;
  const LogTime time = parse_day_and_time(day, field(values, fields.time));
  if (!time.ok) return LineFault::no_time;
  request.milliseconds = time.milliseconds;
  request.status = status_of(field(values, fields.status));
  request.method = method_of(field(values, fields.method));
  request.target.assign(field(values, fields.target));
  if (request.status == 0 || request.target.empty()) return LineFault::no_request;
  if (const std::string_view query = field(values, fields.query); !query.empty())
    (request.target += '?') += query;
  request.address.assign(field(values, fields.address));
  if (!is_address(request.address)) return LineFault::no_address;
  request.forwarded.assign(field(values, fields.forwarded));
  request.has_user_agent = fields.user_agent >= 0;
  read_user_agent(field(values, fields.user_agent), separator, request);
  request.prefetch = says_prefetch(field(values, fields.prefetch));
  request.format = separator == '\t' ? "cloudfront" : "iis";
  return LineFault::none;
}

}  // namespace kier
