#include "io/artefact_path.h"

#include "catch.h"

using namespace kier;

TEST_CASE("artefacts stay inside the folders that are published") {
  const std::vector<std::string> folders{"servers", "www"};
  const auto problem = [&](const std::string& path) { return problem_with_path(path, folders); };
  for (const auto* good : {"www/index.html", "www/.well-known/x", "servers/a", "www/a..b/...",
                           "www/tips/manifest.sha256", "www/één/x.html"})
    CHECK(problem(good).empty());
  CHECK(problem("/www/x") == "begins with '/'");
  for (const auto* elsewhere : {"", "www", "print/x", "../www/x", ".kier/lock", "WWW/x", "x"})
    CHECK(problem(elsewhere) == "is in none of the folders that are published");
  CHECK(problem("www/../x") == "has the part '..'");
  CHECK(problem("www/a/./x") == "has the part '.'");
  CHECK(problem("www/a/..") == "has the part '..'");
  CHECK(problem("www//x") == "has a part without a name");
  CHECK(problem("www/") == "has a part without a name");
  CHECK(problem("www/a/") == "has a part without a name");
  CHECK(problem(std::string("www/a\0b", 7)) == "holds a control character");
  CHECK(problem("www/a\nb") == "holds a control character");
  CHECK(problem("www/a\\b") == "holds a backslash");
  CHECK(problem("www/\xFF") == "holds bytes that are not UTF-8");
  CHECK(problem("www/" + std::string(256, 'x')) == "has a part of more than 255 bytes");
  CHECK(problem("www/" + std::string(255, 'x')).empty());
  std::string deep = "www";
  for (int i = 0; i < 64; ++i) deep += "/x";
  CHECK(problem(deep) == "is too long");
  CHECK(problem("www/manifest.sha256") == "is the name of the manifest");
}
