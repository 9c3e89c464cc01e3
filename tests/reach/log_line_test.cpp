#include "reach/log_line.h"

#include <sstream>
#include <string>
#include <vector>

#include "catch.h"
#include "reach/logs.h"

namespace kier {
namespace {

/// What was read of a line, or why nothing was.
std::string show_line(LogLineParser& parser, const std::string& line) {
  LogRequest request;
  const LineFault fault = parser.parse(line, request);
  if (fault != LineFault::none) return std::string(name_of(fault));
  const char* methods[] = {"GET", "HEAD", "other"};
  std::string out = std::string(request.format) + " | " + std::to_string(request.milliseconds) +
                    " | " + methods[static_cast<int>(request.method)] + " | " + request.target +
                    " | " + std::to_string(request.status) + " | " + request.address + " | " +
                    (request.has_user_agent ? request.user_agent : "(none)");
  if (request.prefetch) out += " | prefetch";
  if (!request.forwarded.empty()) out += " | for " + request.forwarded;
  return out;
}

std::string show_one(LogFamily family, const std::string& line) {
  LogLineParser parser(family);
  return show_line(parser, line);
}

std::vector<std::string> show_file(const std::string& name) {
  const std::string text = log_file(name);
  LogLineParser parser(detect_log(text).family);
  std::vector<std::string> shown;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) shown.push_back(show_line(parser, line));
  return shown;
}

const std::string iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) X";

}  // namespace

TEST_CASE("formats are detected from real files") {
  const std::pair<const char*, const char*> files[] = {
      {"apache.log", "combined"},
      {"nginx.log", "combined"},
      {"nginx-prefetch-word.log", "combined-prefetch"},
      {"lighttpd.log", "lighttpd"},
      {"caddy.log", "caddy"},
      {"caddy-2.11.log", "caddy"},
      {"haproxy.log", "haproxy"}};
  for (const auto& [name, format] : files) {
    CAPTURE(name);
    CHECK(detect_log(log_file(name)).format == format);
  }
  CHECK(detect_log("").format == "unknown");
  CHECK(detect_log("just\nsome\ntext\n").family == LogFamily::unknown);
}

TEST_CASE("the same hostile requests are read alike from five servers") {
  const std::string quoted = "quo\"te \\ back \xC3\xA9 \xFF tab\there";
  const auto apache = show_file("apache.log");
  REQUIRE(apache.size() == 6);
  CHECK(apache[0] == "combined | 1795220982000 | GET | /K/7FQ4 | 404 | 127.0.0.1 | " + iphone);
  CHECK(apache[1] ==
        "combined | 1795220982000 | HEAD | /k/7FQ4/ | 200 | 127.0.0.1 | Mozilla/5.0 (X11) HEAD "
        "probe");
  CHECK(apache[3] == "combined | 1795220982000 | GET | /k/7FQ4/ | 200 | 127.0.0.1 | " + quoted);
  CHECK(apache[4] == "combined | 1795220982000 | GET | /k/9AB2 | 302 | ::1 | curl/7.88.1");

  const auto nginx = show_file("nginx.log");
  CHECK(nginx[3] == "combined | 1795220982000 | GET | /k/7FQ4/ | 302 | 127.0.0.1 | " + quoted);
  CHECK(nginx[4] == "combined | 1795220982000 | other |  | 400 | 127.0.0.1 | ");

  const auto word = show_file("nginx-prefetch-word.log");
  CHECK(word[0] ==
        "combined-prefetch | 1795220982000 | GET | /K/7FQ4 | 302 | 127.0.0.1 | " + iphone);
  CHECK(
      word[2] ==
      "combined-prefetch | 1795220982000 | GET | /k/9ab2?utm_source=x&a=%22q%22 | 302 | 127.0.0.1 "
      "| Mozilla/5.0 pre | prefetch");

  const auto lighttpd = show_file("lighttpd.log");
  CHECK(lighttpd[3] == "lighttpd | 1795220982000 | GET | /k/7FQ4/ | 200 | 127.0.0.1 | " + quoted);
  CHECK(lighttpd[4] == "combined | 1795220982000 | other |  | 400 | 127.0.0.1 | ");

  for (const char* name : {"caddy.log", "caddy-2.11.log"}) {
    const auto caddy = show_file(name);
    CHECK(caddy[0] == "caddy | 1795220982364 | GET | /K/7FQ4 | 404 | 127.0.0.1 | " + iphone);
    CHECK(caddy[2] ==
          "caddy | 1795220982388 | GET | /k/9ab2?utm_source=x&a=%22q%22 | 404 | 127.0.0.1 | "
          "Mozilla/5.0 pre | prefetch");
    CHECK(caddy[3] ==
          "caddy | 1795220982394 | GET | /k/7FQ4/ | 200 | 127.0.0.1 | quo\"te \\ back \xC3\xA9 "
          "\xEF\xBF\xBD tab\there");
  }

  const auto haproxy = show_file("haproxy.log");
  // The machine ran in UTC, and nothing in the log says so: Brussels is assumed.
  CHECK(haproxy[0] == "haproxy | 1795217382409 | GET | /K/7FQ4 | 302 | 127.0.0.1 | " + iphone);
  CHECK(haproxy[3] ==
        "haproxy | 1795217382429 | GET | /k/7FQ4/ | 302 | 127.0.0.1 | quo\"te \\ back \xC3\xA9 "
        "\xFF tab\there");
  CHECK(haproxy[4] == "haproxy | 1795217382435 | other |  | 400 | 127.0.0.1 | (none)");
}

TEST_CASE("other forms of the common format") {
  const auto show = [](const std::string& line) { return show_one(LogFamily::common, line); };
  const std::string request = "[21/Nov/2026:00:29:42 +0100] \"GET /k/7FQF/ HTTP/1.1\" 200 5";
  CHECK(show("192.0.2.7 - - " + request) ==
        "common | 1795217382000 | GET | /k/7FQF/ | 200 | 192.0.2.7 | (none)");
  CHECK(show("192.0.2.7 - a [b] c " + request + " \"-\" \"-\"") ==
        "combined | 1795217382000 | GET | /k/7FQF/ | 200 | 192.0.2.7 | ");
  CHECK(show("example.org:443 192.0.2.7 - - " + request + " \"-\" \"U\"") ==
        "combined | 1795217382000 | GET | /k/7FQF/ | 200 | 192.0.2.7 | U");
  CHECK(show("192.0.2.7 - - " + request + " \"-\" \"U\" \"198.51.100.4, 10.0.0.1\"") ==
        "combined | 1795217382000 | GET | /k/7FQF/ | 200 | 192.0.2.7 | U | for 198.51.100.4, "
        "10.0.0.1");
  CHECK(show("192.0.2.7 - - " + request +
             " \"-\" \"U\" 45 \"router@file\" \"http://10.0.0.1:80\" 3ms") ==
        "traefik | 1795217382000 | GET | /k/7FQF/ | 200 | 192.0.2.7 | U");
  CHECK(show("192.0.2.7 - - " + request + " \"-\" \"cut of") == "garbled");
  CHECK(show("192.0.2.7 - - [21/Nov/2026:00:29:42 +0100] \"GET /k/7FQF/ HT") == "garbled");
  CHECK(show("192.0.2.7 - - [31/Feb/2026:00:29:42 +0100] \"GET /k/7FQF/ HTTP/1.1\" 200 5") ==
        "garbled");
  CHECK(show("\xEF\xBB\xBF" + std::string("192.0.2.7 - - ") + request + " \"-\" \"U\"\r") ==
        "combined | 1795217382000 | GET | /k/7FQF/ | 200 | 192.0.2.7 | U");
  CHECK(show("") == "blank");
  CHECK(show("# a comment") == "blank");
}

TEST_CASE("JSON lines: fields by name, in any order") {
  const auto show = [](const std::string& line) { return show_one(LogFamily::json, line); };
  CHECK(
      show(
          R"({"ClientHost":"192.0.2.7","ClientAddr":"192.0.2.7:4711","RequestMethod":"GET","RequestPath":"/k/7FQF/","DownstreamStatus":200,"OriginStatus":304,"StartUTC":"2026-11-20T23:29:42.5Z","request_User-Agent":"U","time":"2026-11-20T23:29:43Z"})") ==
      "traefik-json | 1795217382500 | GET | /k/7FQF/ | 200 | 192.0.2.7 | U");
  CHECK(
      show(
          R"({"EdgeStartTimestamp":1795217382000000000,"ClientIP":"2001:db8::1","ClientRequestMethod":"GET","ClientRequestURI":"/K/7FQF/?a=b","EdgeResponseStatus":200,"ClientRequestUserAgent":"U"})") ==
      "cloudflare | 1795217382000 | GET | /K/7FQF/?a=b | 200 | 2001:db8::1 | U");
  CHECK(
      show(
          R"({"EdgeResponseStatus":200, "ClientRequestUserAgent":"U", "ClientRequestPath":"/K/7FQF/", "ClientRequestMethod":"HEAD", "ClientIP":"2001:db8::1", "EdgeStartTimestamp":"2026-11-20T23:29:42Z"})") ==
      "cloudflare | 1795217382000 | HEAD | /K/7FQF/ | 200 | 2001:db8::1 | U");
  CHECK(
      show(
          R"({"timestamp":"2026-11-20T23:29:42Z","client_ip":"192.0.2.7","method":"GET","url":"https:\/\/opeenkier.be\/k\/7FQF\/","status_code":200,"user_agent":"U \u00e9\ud83d\ude00"})") ==
      "netlify | 1795217382000 | GET | https://opeenkier.be/k/7FQF/ | 200 | 192.0.2.7 | U "
      "\xC3\xA9\xF0\x9F\x98\x80");
  CHECK(
      show(
          R"({"time_local":"21/Nov/2026:00:29:42 +0100","remote_addr":"192.0.2.7","request":"GET /k/7FQF/ HTTP/2.0","status":"200","http_user_agent":"-"})") ==
      "json | 1795217382000 | GET | /k/7FQF/ | 200 | 192.0.2.7 | ");
  CHECK(
      show(
          R"({"ts":"2026/11/21 00:29:42.364","request":{"remote_addr":"192.0.2.7:41362","method":"GET","uri":"/k/7FQF/","headers":{"USER-AGENT":["U","V"],"Sec-Purpose":["prefetch"]}},"resp_headers":{"User-Agent":["no"]},"status":200})") ==
      "caddy | 1795220982364 | GET | /k/7FQF/ | 200 | 192.0.2.7:41362 | U | prefetch");
  CHECK(show(R"({"url":"/k/7FQF/","status_code":200,"client_ip":"192.0.2.7"})") == "no-time");
  CHECK(show(R"({"timestamp":1,"status_code":200,"client_ip":"192.0.2.7"})") == "no-request");
  CHECK(show(R"({"timestamp":1,"url":"/k/7FQF/","client_ip":"192.0.2.7"})") == "no-request");
  CHECK(show(R"({"timestamp":1,"url":"/k/7FQF/","status_code":200,"client_ip":""})") ==
        "no-address");
  CHECK(show(R"({"timestamp":1,"url":"/k/7FQF/","status_code":200,"client_ip":"192.0)") ==
        "garbled");
  CHECK(show(R"({"timestamp":1,"url":"/k/7FQF/")") == "garbled");
  CHECK(show("{" + std::string(50000, '[')) == "garbled");
  std::string deep = R"({"a":)";
  for (int i = 0; i < 30; ++i) deep += R"({"a":)";
  CHECK(show(deep) == "garbled");
  CHECK(show(R"({"url":"/k/\ud800","timestamp":1,"status_code":200,"client_ip":"::1"})") ==
        "netlify | 1000 | other | /k/\xEF\xBF\xBD | 200 | ::1 | (none)");
}

TEST_CASE("W3C logs: CloudFront and IIS") {
  LogLineParser cloudfront(LogFamily::w3c);
  CHECK(show_line(cloudfront, "#Version: 1.0") == "blank");
  const std::string line =
      "2026-11-20\t23:29:42\tBRU50-C1\t2390\t2001:db8::1\tGET\td1.cloudfront.net\t/k/7FQF/"
      "\t200\t-\t"
      "Mozilla/5.0%20(X11)%20\"\ta=b\t-\tHit";
  CHECK(
      show_line(cloudfront, line) ==
      "cloudfront | 1795217382000 | GET | /k/7FQF/?a=b | 200 | 2001:db8::1 | Mozilla/5.0 (X11) \"");
  CHECK(show_line(cloudfront,
                  "#Fields: sc-status date time c-ip cs-uri-stem cs-method cs(User-Agent)") ==
        "blank");
  CHECK(show_line(cloudfront, "200\t2026-11-20\t23:29:42\t192.0.2.7\t/k/7FQF/\tHEAD\tU%2520V") ==
        "cloudfront | 1795217382000 | HEAD | /k/7FQF/ | 200 | 192.0.2.7 | U V");
  const std::string iis =
      "#Software: Microsoft Internet Information Services 10.0\n"
      "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip "
      "cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken\n"
      "2026-11-20 23:29:42 10.0.0.1 GET /k/7FQF/ - 443 - 192.0.2.7 Mozilla/5.0+(X11) - 200 0 0 1\n";
  CHECK(detect_log(iis).format == "iis");
  CHECK(show_one(LogFamily::w3c,
                 "2026-11-20 23:29:42 10.0.0.1 GET /k/7FQF/ - 443 - 192.0.2.7 "
                 "Mozilla/5.0+(X11) - 200 0 0 1") ==
        "iis | 1795217382000 | GET | /k/7FQF/ | 200 | 192.0.2.7 | Mozilla/5.0 (X11)");
  CHECK(show_one(LogFamily::w3c, "2026-11-20 23:29:42 10.0.0.1 GET") == "no-request");
  CHECK(show_one(LogFamily::w3c, "2026-11-20 tea 10.0.0.1 GET") == "no-time");
}

TEST_CASE("S3 access logs") {
  const std::string line =
      "79a5 my.bucket [21/Nov/2026:00:29:42 +0100] 192.0.2.3 - 3E57 WEBSITE.GET.OBJECT "
      "k/7FQF/index.html \"GET /k/7FQF/ HTTP/1.1\" 200 - 113 113 7 6 \"-\" \"Mozilla/5.0 (X11)\" -";
  CHECK(detect_log(line).format == "s3");
  CHECK(show_one(LogFamily::s3, line) ==
        "s3 | 1795217382000 | GET | /k/7FQF/ | 200 | 192.0.2.3 | Mozilla/5.0 (X11)");
  CHECK(show_one(LogFamily::s3,
                 "79a5 b [21/Nov/2026:00:29:42 +0100] 192.0.2.3 - 3E57 REST.GET.OBJECT x \"GET "
                 "/b/k/7FQF/ HTTP/1.1\" 200 - 113 113 7 6 - - -") ==
        "s3 | 1795217382000 | GET | /k/7FQF/ | 200 | 192.0.2.3 | ");
  CHECK(show_one(LogFamily::common, line) == "garbled");
}

TEST_CASE("HAProxy behind syslog, with headers in another order") {
  CHECK(
      show_one(LogFamily::haproxy,
               "Nov 21 00:29:42 lb haproxy[812]: 192.0.2.7:37210 [21/Nov/2026:00:29:42.409] f b/s "
               "0/0/0/0/0 200 383 - - ---- 1/1/0/0/0 0/0 {Mozilla/5.0 (X11)|https://x.be/} {nginx} "
               "\"GET /k/7FQF/ HTTP/1.1\"") ==
      "haproxy | 1795217382409 | GET | /k/7FQF/ | 200 | 192.0.2.7 | Mozilla/5.0 (X11)");
  CHECK(show_one(LogFamily::haproxy, "x [21/Nov/2026:00:29:42.409] f") == "no-address");
}

TEST_CASE("no family reads the lines of another, and none falls over broken ones") {
  const LogFamily families[] = {LogFamily::common, LogFamily::json, LogFamily::haproxy,
                                LogFamily::w3c, LogFamily::s3};
  LogRequest request;
  for (const char* name : {"apache.log", "nginx.log", "nginx-prefetch-word.log", "lighttpd.log",
                           "caddy.log", "caddy-2.11.log", "haproxy.log"}) {
    const std::string text = log_file(name);
    const LogFamily own = detect_log(text).family;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      for (const LogFamily family : families) {
        LogLineParser parser(family);
        CHECK((parser.parse(line, request) == LineFault::none) == (family == own));
        for (std::size_t cut = 0; cut < line.size(); ++cut) {
          parser.parse(line.substr(0, cut), request);
          parser.parse(line.substr(cut), request);
          std::string changed = line;
          changed[cut] = "\"\\\0[]{}:,%#"[cut % 11];
          parser.parse(changed, request);
        }
      }
    }
  }
}

}  // namespace kier
