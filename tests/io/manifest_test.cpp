#include "io/manifest.h"

#include "catch.h"
#include "io/sha256.h"

using namespace kier;

TEST_CASE("a manifest reads back, and what is no line of one is skipped") {
  const std::vector<ManifestLine> lines{{sha256("a"), "a b.html"}, {sha256("b"), "b/é.html"}};
  CHECK(render_manifest(lines) == sha256("a") + "  a b.html\n" + sha256("b") + "  b/é.html\n");
  CHECK(parse_manifest(render_manifest(lines)) == lines);
  CHECK(parse_manifest("\nrubbish\n" + render_manifest(lines) + sha256("c") + " c\n" + sha256("d") +
                       "  ") == lines);
}
