#include "markup/bare_link.h"

#include <string>
#include <vector>

#include "catch.h"

using namespace kier;

namespace {

std::string url(std::string_view text) {
  const auto link = bare_url_at(text, text.find(':'));
  return link ? std::string(text.substr(link->begin, link->end - link->begin)) : "none";
}

std::vector<std::string> links(std::string_view text) {
  std::vector<std::string> found;
  BareLinks all(text);
  while (const auto link = all.next())
    found.push_back(target_of_bare_link(text.substr(link->begin, link->end - link->begin)));
  return found;
}

using Links = std::vector<std::string>;

}  // namespace

TEST_CASE("an address ends where the sentence goes on") {
  CHECK(url("zie https://a.be/b?c=d#e. Of") == "https://a.be/b?c=d#e");
  CHECK(url("(http://a.be/b_(c))") == "http://a.be/b_(c)");
  CHECK(url("HTTPS://a.be&copy;,") == "HTTPS://a.be");
  CHECK(url("https://a.be&lt;") == "https://a.be");
  CHECK(url("https://a.be<b>") == "https://a.be");
  CHECK(url("https://één.be…") == "https://één.be");
  CHECK(url("https://a.be/" + std::string(5000, 'x')).size() == 2000);
}

TEST_CASE("what is no address is none") {
  for (const char* text : {"a: b", "://a.be", "http:// a", "https://", "ftp://a.be", "xhttp://a.be",
                           "1https://a.be", "http:/a.be", "https://..."})
    CHECK(url(text) == "none");
}

TEST_CASE("www and mail addresses are found in order") {
  CHECK(links("www.a.be, b.c+d@e-f.be; (www.g.be) www. x.www.h.be a@b @c d@ e@f") ==
        Links{"http://www.a.be", "mailto:b.c+d@e-f.be", "http://www.g.be"});
  CHECK(links("mailto:a@b.be a@b.be@c.be a@b.c1 _www.d.be_") ==
        Links{"mailto:a@b.be", "mailto:b.be@c.be", "http://www.d.be"});
  CHECK(links("").empty());
}
