#include "site/host_files.h"

#include <fmt/format.h>

#include <array>

namespace kier {
namespace {

struct Header {
  std::string_view name, value;
};

/// Nothing but the site's own files is loaded, nothing is sent elsewhere, and no
/// other site learns which page a visitor came from.
constexpr std::array<Header, 7> security{{
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
     "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
}};

/// Fingerprinted files never change; everything else is asked for anew.
constexpr std::string_view for_ever = "public, max-age=31536000, immutable";
constexpr std::string_view ask_again = "no-cache";

constexpr std::string_view intro =
    "# Made by kier with the site; a new build replaces it. Include it, do not edit it.\n";

/// How to take a file into a server's settings: `how` names the root as {}. With a path in
/// base_url the site stands in a folder below the root.
std::string usage(const SiteValues& site, std::string_view how) {
  const bool below = !site.base_path.empty();
  std::string line = fmt::format(fmt::runtime(how), below ? "/path/to/root" : "/path/to/www");
  if (below)
    line += "# The contents of www/ are the folder " + site.base_path + " below that root.\n";
  return line;
}

/// An address as a regular expression that finds just it.
std::string as_pattern(std::string_view address) {
  std::string pattern;
  for (const char c : address) pattern += c == '.' ? "\\." : std::string(1, c);
  return pattern;
}

std::string not_found_address(const SiteValues& site, std::size_t language) {
  return site.href((language == 0 ? "" : "/" + site.languages[language].code) + "/404.html");
}

Artefact headers_file(const SiteValues& site) {
  std::string out(intro);
  out += site.href("/*") + "\n";
  for (const Header& header : security) out += fmt::format("  {}: {}\n", header.name, header.value);
  out += fmt::format("  Cache-Control: {}\n{}\n  ! Cache-Control\n  Cache-Control: {}\n", ask_again,
                     site.href("/assets/*"), for_ever);
  return {"servers/_headers", std::move(out)};
}

Artefact redirects_file(const SiteValues& site) {
  std::string out(intro);
  for (const Redirect& r : site.routes->redirects)
    out += fmt::format("{} {} 301\n", site.href(r.from), site.href(r.to));
  for (std::size_t i = site.languages.size(); i-- > 1;)
    out += fmt::format("{} {} 404\n", site.href("/" + site.languages[i].code + "/*"),
                       not_found_address(site, i));
  return {"servers/_redirects", std::move(out)};
}

Artefact nginx_file(const SiteValues& site) {
  std::string out(intro);
  out += usage(site, "# In a server block: root {}; include /path/to/servers/nginx.conf;\n");
  std::string headers;
  for (const Header& header : security)
    headers += fmt::format("add_header {} \"{}\" always;\n", header.name, header.value);
  out += "index index.html;\ncharset utf-8;\nserver_tokens off;\n";
  // nginx drops inherited headers wherever a location sets one of its own.
  out += fmt::format(
      "{}add_header Cache-Control \"{}\";\nlocation {} {{\n{}add_header Cache-Control "
      "\"{}\";\n}}\n",
      headers, ask_again, site.href("/assets/"), headers, for_ever);
  for (const Redirect& r : site.routes->redirects)
    out += fmt::format("location = {} {{ return 301 {}; }}\n", site.href(r.from), site.href(r.to));
  for (std::size_t i = 1; i < site.languages.size(); ++i)
    out += fmt::format("location {} {{ error_page 404 {}; }}\n",
                       site.href("/" + site.languages[i].code + "/"), not_found_address(site, i));
  out += fmt::format("error_page 404 {};\n", not_found_address(site, 0));
  return {"servers/nginx.conf", std::move(out)};
}

Artefact caddy_file(const SiteValues& site) {
  std::string out(intro);
  out += usage(site, "# In a site block: root * {}, then: import /path/to/servers/Caddyfile\n");
  out += "encode zstd gzip\nfile_server\nheader {\n";
  for (const Header& header : security)
    out += fmt::format("\t{} \"{}\"\n", header.name, header.value);
  // Two matchers that exclude each other: which of two rules Caddy applies last depends on
  // what else stands in them.
  out += fmt::format(
      "\t-Server\n}}\n@pages not path {0}\nheader @pages Cache-Control \"{1}\"\n"
      "header {0} Cache-Control \"{2}\"\n",
      site.href("/assets/*"), ask_again, for_ever);
  for (const Redirect& r : site.routes->redirects)
    out += fmt::format("redir {} {} permanent\n", site.href(r.from), site.href(r.to));
  out += "handle_errors {\n";
  for (std::size_t i = 1; i < site.languages.size(); ++i)
    out += fmt::format("\t@{0} path {1}\n\trewrite @{0} {2}\n", site.languages[i].code,
                       site.href("/" + site.languages[i].code + "/*"), not_found_address(site, i));
  std::string other;
  for (std::size_t i = 1; i < site.languages.size(); ++i)
    other += " " + site.href("/" + site.languages[i].code + "/*");
  if (other.empty()) {
    out += fmt::format("\trewrite * {}\n", not_found_address(site, 0));
  } else {
    out +=
        fmt::format("\t@rest not path{}\n\trewrite @rest {}\n", other, not_found_address(site, 0));
  }
  out += "\tfile_server\n}\n";
  return {"servers/Caddyfile", std::move(out)};
}

Artefact apache_file(const SiteValues& site) {
  std::string out(intro);
  out += "# Include it in the virtual host, or copy it to www/.htaccess.\n";
  out += "DirectoryIndex index.html\nAddDefaultCharset utf-8\n<IfModule mod_headers.c>\n";
  for (const Header& header : security)
    out += fmt::format("Header always set {} \"{}\"\n", header.name, header.value);
  out += fmt::format(
      "Header set Cache-Control \"{}\"\n"
      "Header set Cache-Control \"{}\" \"expr=%{{REQUEST_URI}} =~ m#^{}#\"\n</IfModule>\n",
      ask_again, for_ever, as_pattern(site.href("/assets/")));
  for (const Redirect& r : site.routes->redirects)
    out += fmt::format("RedirectMatch 301 \"^{}$\" \"{}\"\n", as_pattern(site.href(r.from)),
                       site.href(r.to));
  out += fmt::format("ErrorDocument 404 {}\n", not_found_address(site, 0));
  for (std::size_t i = 1; i < site.languages.size(); ++i)
    out += fmt::format("<If \"%{{REQUEST_URI}} =~ m#^{}#\">\nErrorDocument 404 {}\n</If>\n",
                       as_pattern(site.href("/" + site.languages[i].code + "/")),
                       not_found_address(site, i));
  return {"servers/apache.conf", std::move(out)};
}

}  // namespace

std::vector<Artefact> render_host_files(const SiteValues& site) {
  return {headers_file(site), redirects_file(site), nginx_file(site), caddy_file(site),
          apache_file(site)};
}

}  // namespace kier
