#include "check/html_tags.h"

#include <string>

#include "catch.h"

using namespace kier;

namespace {

/// "name attribute=[value] ..." for each tag, a line each.
std::string told(std::string_view html) {
  std::string out;
  for (HtmlTags tags(html); tags.next();) {
    out += tags.name();
    for (const HtmlAttribute& attribute : tags.attributes())
      out.append(" ").append(attribute.name).append("=[").append(attribute.value).append("]");
    out += '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("attributes are read with either kind of quotes and with none") {
  CHECK(told("<a href=\"/x/\">x</a>") == "a href=[/x/]\n");
  CHECK(told("<a href='/x/' id=y>x</a>") == "a href=[/x/] id=[y]\n");
  CHECK(told("<img alt=\"\"\nSRC = \"a>b.png\" hidden/>") ==
        "img alt=[] SRC=[a>b.png] hidden=[]\n");
  CHECK(told("<a =x=\"y\">") == "a =x=[y]\n");
}

TEST_CASE("what is no start tag is passed over") {
  CHECK(told("a < b, 1 <2, </p> <!DOCTYPE html> <!-- <a href=\"x\"> --> <p>") == "p\n");
  CHECK(told("<title>a <b> c</title><p>") == "title\np\n");
  CHECK(told("<script>x = '<a href=\"y\">' </b ></ScRiPt><p>") == "script\np\n");
}

TEST_CASE("the end of the text ends everything") {
  for (const char* html : {"", "<", "<a", "<a ", "<a href", "<a href=", "<a href=\"x", "<!--",
                           "<!-- x", "<script>", "<script><", "<script></", "<style></sty", "</"})
    CHECK(told(html).find('\n') == told(html).rfind('\n'));
}

TEST_CASE("a value is found by the name of its attribute, whatever its capitals") {
  HtmlTags tags("<LINK Rel=\"icon\" href=x>");
  REQUIRE(tags.next());
  CHECK(same_name(tags.name(), "link"));
  CHECK(tags.value("rel") == "icon");
  CHECK(tags.value("title").empty());
  CHECK_FALSE(tags.next());
  CHECK_FALSE(same_name("a", "ab"));
}
