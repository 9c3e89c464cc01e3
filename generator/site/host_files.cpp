#include "site/host_files.h"

#include <fmt/format.h>

#include <array>

#include "site/host_codes.h"
#include "text/media_type.h"

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
    "# Made by kier with the site; a new build replaces it. Do not edit it.\n";

constexpr std::string_view upload =
    "# For static hosts: upload it with the site, into the top folder.\n";

/// How to take a file into a server's settings: `lines` name the root as {}. With a path in
/// base_url the site stands in a folder below the root.
std::string usage(const SiteValues& site, std::string_view where, std::string_view lines) {
  const bool below = !site.base_path.empty();
  std::string text = fmt::format("# {}:\n", where);
  text += fmt::format(fmt::runtime(lines), below ? "/path/to/root" : "/path/to/www");
  if (below)
    text += "# The contents of www/ are the folder " + site.base_path + " below that root.\n";
  return text;
}

/// Names that begin with a dot are no part of the site, except the one that certificates need.
constexpr std::string_view hidden_pattern = "/\\.(?!well-known/)";

std::string not_found_address(const SiteValues& site, std::size_t language) {
  return site.href((language == 0 ? "" : "/" + site.languages[language].code) + "/404.html");
}

/// Types without their parameters, for a list in a server's settings. HTML is never
/// listed: where lists are wanted, servers count it in.
enum class Listed { compressible, with_charset };
std::string list_types(Listed listed) {
  std::string list;
  for (const auto& [ending, type] : media_types) {
    const std::string_view bare = type.substr(0, type.find(';'));
    const bool has_charset = bare.size() < type.size();
    const bool wanted = has_charset || (listed == Listed::compressible &&
                                        (bare.ends_with("json") || bare.ends_with("xml")));
    if (wanted && type != html_type && list.find(bare) == list.npos)
      list += " " + std::string(bare);
  }
  return list;
}

Artefact headers_file(const SiteValues& site) {
  std::string out(intro);
  out += upload;
  out += site.href("/*") + "\n";
  for (const Header& header : security) out += fmt::format("  {}: {}\n", header.name, header.value);
  // No Cache-Control for pages: hosts let browsers ask again anyway, and where two rules match
  // an address, most of them would send both values.
  out += fmt::format("{}\n  Cache-Control: {}\n", site.href("/assets/*"), for_ever);
  out += code_headers(site);
  return {"servers/_headers", std::move(out)};
}

Artefact redirects_file(const SiteValues& site) {
  std::string out(intro);
  out += upload;
  for (const Redirect& r : site.routes->redirects)
    out += fmt::format("{} {} 301\n", site.href(r.from), site.href(r.to));
  out += code_redirects(site);
  for (std::size_t i = site.languages.size(); i-- > 1;)
    out += fmt::format("{} {} 404\n", site.href("/" + site.languages[i].code + "/*"),
                       not_found_address(site, i));
  return {"servers/_redirects", std::move(out)};
}

Artefact nginx_file(const SiteValues& site) {
  std::string out(intro);
  out +=
      usage(site, "In a server block", "#   root {};\n#   include /path/to/servers/nginx.conf;\n");
  if (!site.routes->landings.empty()) out += nginx_log_format;
  // Behind another server, nginx knows neither the scheme nor the port that visitors see.
  out += "index index.html;\nserver_tokens off;\nabsolute_redirect off;\n";
  out += fmt::format("charset utf-8;\ncharset_types{};\n", list_types(Listed::with_charset));
  out += fmt::format("gzip on;\ngzip_vary on;\ngzip_types{};\n", list_types(Listed::compressible));
  out += "types {\n";
  for (const auto& [ending, type] : media_types)
    out += fmt::format("\t{} {};\n", type.substr(0, type.find(';')), ending.substr(1));
  out += "}\n";
  std::string headers;
  for (const Header& header : security)
    headers += fmt::format("add_header {} \"{}\" always;\n", header.name, header.value);
  // nginx drops inherited headers wherever a location sets one of its own. Without "always" a
  // missing file is not kept for ever.
  out += fmt::format(
      "{}add_header Cache-Control \"{}\" always;\nlocation {} {{\n{}add_header Cache-Control "
      "\"{}\";\n}}\n",
      headers, ask_again, site.href("/assets/"), headers, for_ever);
  out += fmt::format("location ~ \"{}\" {{ return 404; }}\n", hidden_pattern);
  out += nginx_codes(site, headers);
  for (const Redirect& r : site.routes->redirects)
    out += fmt::format("location = {} {{ return 301 {}; }}\n", site.href(r.from), site.href(r.to));
  for (std::size_t i = 1; i < site.languages.size(); ++i)
    out += fmt::format("location {} {{ error_page 403 404 =404 {}; }}\n",
                       site.href("/" + site.languages[i].code + "/"), not_found_address(site, i));
  out += fmt::format("error_page 403 404 =404 {};\n", not_found_address(site, 0));
  return {"servers/nginx.conf", std::move(out)};
}

/// Types set at the end: those that Caddy sets before come from the system that it runs on.
std::string caddy_types() {
  std::string out = "map {path} {media_type} {\n", endings;
  for (const auto& [ending, type] : media_types) {
    out += fmt::format("\t~\\{}$ \"{}\"\n", ending, type);
    endings += fmt::format(" *{}", ending);
  }
  return out + "}\n@typed path" + endings +
         "\nheader @typed {\n\tdefer\n\tContent-Type {media_type}\n}\n";
}

std::string caddy_errors(const SiteValues& site) {
  std::string out = fmt::format(
      "handle_errors {{\n\theader -Server\n\theader Cache-Control \"{}\"\n"
      "\theader Content-Type \"{}\"\n",
      ask_again, html_type);
  std::string other;
  if (!site.routes->landings.empty()) {
    other = " " + site.href("/k/*");
    out +=
        fmt::format("\t@codes path{}\n\trewrite @codes {}\n", other, site.href(mistyped_address));
  }
  for (std::size_t i = 1; i < site.languages.size(); ++i) {
    const std::string begin = site.href("/" + site.languages[i].code + "/*");
    out += fmt::format("\t@{0} path {1}\n\trewrite @{0} {2}\n", site.languages[i].code, begin,
                       not_found_address(site, i));
    other += " " + begin;
  }
  if (other.empty()) {
    out += fmt::format("\trewrite * {}\n", not_found_address(site, 0));
  } else {
    out +=
        fmt::format("\t@rest not path{}\n\trewrite @rest {}\n", other, not_found_address(site, 0));
  }
  return out + "\tfile_server\n}\n";
}

Artefact caddy_file(const SiteValues& site) {
  std::string out(intro);
  out += usage(site, "In a site block", "#   root * {}\n#   import /path/to/servers/Caddyfile\n");
  // Named by what any system may call them; Caddy's own list has no application/xml.
  out += "encode {\n\tzstd\n\tgzip\n\tmatch {\n";
  for (const char* type : {"text/*", "*json*", "*javascript*", "*xml*"})
    out += fmt::format("\t\theader Content-Type {}\n", type);
  out += "\t}\n}\nfile_server\nheader {\n";
  for (const Header& header : security)
    out += fmt::format("\t{} \"{}\"\n", header.name, header.value);
  // Caddy removes headers at the end only, and then sets its neighbours at the end too, which
  // is too late for an error. Of two matchers that both fit it may take either: they exclude
  // each other.
  out += fmt::format(
      "}}\nheader -Server\n@pages not path {0}\nheader @pages Cache-Control \"{1}\"\n"
      "header {0} Cache-Control \"{2}\"\n",
      site.href("/assets/*"), ask_again, for_ever);
  out += caddy_types();
  out += "@hidden {\n\tpath */.*\n\tnot path */.well-known/*\n}\nerror @hidden 404\n";
  for (const Redirect& r : site.routes->redirects)
    out += fmt::format("redir {} {} permanent\n", site.href(r.from), site.href(r.to));
  out += caddy_codes(site);
  out += caddy_errors(site);
  return {"servers/Caddyfile", std::move(out)};
}

/// A folder without a page is as wrong an address as one that does not exist.
std::string error_documents(const std::string& address) {
  return fmt::format("ErrorDocument 403 {0}\nErrorDocument 404 {0}\n", address);
}

Artefact apache_file(const SiteValues& site) {
  std::string out(intro);
  out += usage(site, "In a virtual host, with mod_headers (a2enmod headers)",
               "#   DocumentRoot {0}\n#   <Directory {0}>\n#   Require all granted\n"
               "#   Include /path/to/servers/apache.conf\n#   </Directory>\n");
  out += "# Or copy it to www/.htaccess, where the host allows that (AllowOverride All).\n";
  out += "DirectoryIndex index.html\nOptions -Indexes\nAddDefaultCharset utf-8\n";
  for (const auto& [ending, type] : media_types) {
    const std::string_view bare = type.substr(0, type.find(';'));
    out += fmt::format("AddType {} {}\n", bare, ending);
    if (bare.size() < type.size()) out += fmt::format("AddCharset utf-8 {}\n", ending);
  }
  // mod_deflate marks the tag of what it compressed, and then does not know that tag again.
  out += "<IfModule mod_headers.c>\n";
  for (const Header& header : security)
    out += fmt::format("Header always set {} \"{}\"\n", header.name, header.value);
  out += fmt::format(
      "Header always set Cache-Control \"{}\"\n"
      "Header always set Cache-Control \"{}\" \"expr=%{{REQUEST_URI}} =~ m#^{}# && "
      "%{{REQUEST_STATUS}} in {{ '200', '206', '304' }}\"\n"
      "RequestHeader edit* If-None-Match \"-gzip\\\"\" \"\\\"\"\n</IfModule>\n",
      ask_again, for_ever, as_pattern(site.href("/assets/")));
  out += fmt::format(
      "<IfModule mod_deflate.c>\n<IfModule mod_filter.c>\nAddOutputFilterByType DEFLATE "
      "text/html{}\n</IfModule>\n</IfModule>\n",
      list_types(Listed::compressible));
  out += fmt::format("RedirectMatch 404 \"{}\"\n", hidden_pattern);
  out += apache_codes(site);
  for (const Redirect& r : site.routes->redirects)
    out += fmt::format("RedirectMatch 301 \"^{}$\" \"{}\"\n", as_pattern(site.href(r.from)),
                       site.href(r.to));
  out += error_documents(not_found_address(site, 0));
  for (std::size_t i = 1; i < site.languages.size(); ++i)
    out += fmt::format("<If \"%{{REQUEST_URI}} =~ m#^{}#\">\n{}</If>\n",
                       as_pattern(site.href("/" + site.languages[i].code + "/")),
                       error_documents(not_found_address(site, i)));
  if (!site.routes->landings.empty())
    out += fmt::format("<If \"%{{REQUEST_URI}} =~ m#^{}/[kK]/#\">\n{}</If>\n", site.base_path,
                       error_documents(site.href(mistyped_address)));
  return {"servers/apache.conf", std::move(out)};
}

}  // namespace

std::vector<Artefact> render_host_files(const SiteValues& site) {
  return {headers_file(site), redirects_file(site), nginx_file(site), caddy_file(site),
          apache_file(site)};
}

}  // namespace kier
