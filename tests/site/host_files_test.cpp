#include <string>

#include "catch.h"
#include "support/campaign.h"

// What real servers make of these files is tested in tests/cli/test_servers.py.

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != text.npos;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

const char* const in_a_folder = R"(-- content/campaign.yaml --
format: 1
title: { nl: Proef, en: Trial }
base_url: https://proef.be/kier
languages: [nl, en]
addresses:
  audience: { nl: voor, en: for }
  theme: { nl: thema, en: theme }
  search: { nl: zoeken, en: search }
  index: { nl: a-z, en: a-z }
)";

}  // namespace

TEST_CASE("every host's file says how to use it") {
  const Built built = build("");
  CHECK(holds(built.file("servers/nginx.conf"), "\n#   root /path/to/www;\n"));
  CHECK(holds(built.file("servers/Caddyfile"), "\n#   root * /path/to/www\n"));
  CHECK(holds(built.file("servers/apache.conf"), "\n#   <Directory /path/to/www>\n"));
  for (const char* path : {"servers/_headers", "servers/_redirects"})
    CHECK(holds(built.file(path), "\n# For static hosts: upload it with the site, into the top "));

  const Built below = build(in_a_folder);
  CHECK(holds(below.file("servers/nginx.conf"),
              "\n#   root /path/to/root;\n#   include /path/to/servers/nginx.conf;\n"
              "# The contents of www/ are the folder /kier below that root.\n"));
}

TEST_CASE("no address gets two rules on caching from a static host") {
  const std::string headers = build("").file("servers/_headers");
  CHECK(count(headers, "Cache-Control") == 1);
  CHECK(holds(headers, "\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"));
}

TEST_CASE("servers are told the types that they may not know") {
  const Built built = build("");
  CHECK(holds(built.file("servers/nginx.conf"), "\n\ttext/calendar ics;\n"));
  CHECK(holds(built.file("servers/nginx.conf"),
              "\ncharset_types text/css text/javascript text/plain text/calendar "
              "application/x-bibtex application/x-research-info-systems;\n"));
  CHECK(holds(built.file("servers/Caddyfile"), "\n\t~\\.ics$ \"text/calendar; charset=utf-8\"\n"));
  CHECK(holds(built.file("servers/apache.conf"),
              "\nAddType text/calendar .ics\nAddCharset utf-8 .ics\n"));
}

TEST_CASE("folders are not listed, and names with a dot are not shown") {
  const Built built = build("");
  CHECK(holds(built.file("servers/nginx.conf"),
              "\nlocation ~ \"/\\.(?!well-known/)\" { return 404; }\n"));
  CHECK(holds(built.file("servers/Caddyfile"),
              "\n@hidden {\n\tpath */.*\n\tnot path */.well-known/*\n}\nerror @hidden 404\n"));
  CHECK(holds(built.file("servers/apache.conf"), "\nRedirectMatch 404 \"/\\.(?!well-known/)\"\n"));
  CHECK(holds(built.file("servers/apache.conf"), "\nOptions -Indexes\n"));
}
