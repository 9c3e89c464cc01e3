// Hostile values try to break out of every place where a value may be written. Either
// the rendering is refused, or what is written holds nothing that could end the place.
#include "catch.h"
#include "data/json.h"
#include "templates/engine.h"

using namespace kier;

namespace {

const std::vector<std::string> hostile = {
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "</textarea><b>",
    "</style><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)",
    "--><script>alert(1)</script>",
    "<!--<script>",
    "]]><x>",
    "?><x>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "feed:javascript:alert(1)",
    "view-source:x",
    "blob:x",
    "//evil.example/",
    "a.png 1x, javascript:alert(1) 2x",
    "expression(alert(1))",
    "red;background:url(javascript:alert(1))",
    "red}*{background:url(//evil.example)",
    "\\22\\3c",
    "url(x)",
    "/*",
    "*/",
    "@import 'x'",
    "0; url=javascript:alert(1)",
    "\xE2\x80\xA8",
    "\xE2\x80\xA9\\",
    "\xFF\xFE<",
    "\xC0\xBCscript\xC0\xBE",
    std::string("a\0<b", 4),
    "{{ 1 }}",
    "{% raw %}",
    "`",
    "a b",
    "&lt;b&gt;",
    "",
};

/// What is written at the place of the value; nullopt when the rendering is refused.
std::optional<std::string> written(const std::string& file, const std::string& before,
                                   const std::string& tag, const std::string& after,
                                   const Value& value) {
  SourceTree tree;
  const std::string path = "templates/" + file;
  tree[path] = {path, before + tag + after};
  TemplateOptions options;
  options.globals = {"x"};
  const auto set = TemplateSet::parse(tree, options);
  for (const Diagnostic& each : set.diagnostics) UNSCOPED_INFO(to_string(each));
  REQUIRE(set.value);
  const auto page = set.value->render(file, Value::map({{"x", value}}));
  if (!page.value) return std::nullopt;
  REQUIRE(page.value->starts_with(before));
  REQUIRE(page.value->ends_with(after));
  return page.value->substr(before.size(), page.value->size() - before.size() - after.size());
}

struct PlaceCase {
  std::string file;
  std::string before;
  std::string tag;
  std::string after;
  std::string forbidden;  ///< characters that could end the place
};

bool has_scheme_of_its_own(std::string_view address) {
  while (!address.empty() && static_cast<unsigned char>(address[0]) <= ' ')
    address.remove_prefix(1);
  const auto end = address.find_first_of(":/?#&");
  return end != address.npos && address[end] == ':' && !address.starts_with("http");
}

}  // namespace

TEST_CASE("hostile values cannot end the place that they are written to") {
  const std::vector<PlaceCase> places = {
      {"p.html", "<p>", "{{ x }}", "</p>", "<>\"'"},
      {"p.html", "<p>", "{{ x ~ '!' }}", "</p>", "<>\"'"},
      {"p.html", "<p>", "{{ x|upper }}", "</p>", "<>\"'"},
      {"p.html", "<p>", "{{ [x, x]|join('<') }}", "</p>", "<>\"'"},
      {"p.html", "<p>", "{% set y %}{{ x }}{% endset %}{{ y }}", "</p>", "<>\"'"},
      {"p.html", "<title>", "{{ x }}", "</title>", "<>\"'"},
      {"p.html", "<textarea>", "{{ x }}", "</textarea>", "<>\"'"},
      {"p.html", "<p title=\"", "{{ x }}", "\">", "<>\"'"},
      {"p.html", "<p title='", "{{ x }}", "'>", "<>\"'"},
      {"p.html", "<p class=\"a ", "{{ x }}{{ x }}", " b\">", "<>\"'"},
      {"p.html", "<p data-x=\"", "{{ x|tojson }}", "\">", "<>\"'"},
      {"p.html", "<a href=\"", "{{ x }}", "\">", "<>\"'\t\n\x01"},
      {"p.html", "<a href=\"/a?b=", "{{ x|urlencode }}", "\">", "<>\"' \t\n\x01"},
      {"p.html", "<img srcset=\"", "{{ x }}", " 2x\">", "<>\"'\t\n\x01"},
      {"p.html", "<p style=\"color: ", "{{ x }}", "\">", "<>\"'(){};:\\/*@ ,&\n"},
      {"p.html", "<style>a { color: ", "{{ x }}", " }</style>", "<>\"'(){};:\\/*@ ,&\n"},
      {"p.html", "<script type=\"application/json\">", "{{ x|tojson }}", "</script>", "<>&'"},
      {"p.html", "<script type='application/ld+json'>[", "{{ x|tojson }}", "]</script>", "<>&'"},
      {"p.html", "<meta http-equiv=\"refresh\" content=\"0; url=", "{{ x }}", "\">",
       "<>\"'\t\n\x01"},
      {"p.xml", "<a>", "{{ x }}", "</a>", std::string("<>\"'\x01\0", 6)},
      {"p.xml", "<a b=\"", "{{ x }}", "\"/>", std::string("<>\"'\x01\0", 6)},
      {"p.xml", "<link href=\"", "{{ x }}", "\"/>", "<>\"'\t\n\x01"},
      {"p.svg", "<svg style='fill: ", "{{ x }}", "'/>", "<>\"'(){};:\\/*@ ,&\n"},
      {"p.svg", "<a xlink:href='", "{{ x }}", "'/>", "<>\"'\t\n\x01"},
      {"p.json", "{\"a\": ", "{{ x|tojson }}", "}", "<>&'\n\t"},
  };
  for (const PlaceCase& place : places)
    for (const std::string& value : hostile) {
      INFO(place.before << place.tag << " with " << value);
      const auto text = written(place.file, place.before, place.tag, place.after, Value(value));
      if (!text) continue;
      CHECK(text->find_first_of(place.forbidden) == std::string::npos);
    }
}

TEST_CASE("an address never gets a scheme that can run code") {
  const std::vector<std::pair<std::string, std::string>> places = {
      {"<a href=\"", "\">"},
      {"<a href=' ", "'>"},
      {"<form action=\"", "\">"},
      {"<button formaction=\"", "\">"},
      {"<iframe src=\"", "\"></iframe>"},
      {"<object data=\"", "\">"},
      {"<video poster=\"", "\">"},
      {"<blockquote cite=\"", "\">"},
      {"<a ping=\"", "\">"},
      {"<svg><a xlink:href=\"", "\"></a></svg>"},
      {"<A HREF=\"", "\">"},
      {"<meta http-equiv='Refresh' content='5;URL=", "'>"},
  };
  for (const auto& [before, after] : places)
    for (const std::string& value : hostile) {
      INFO(before << value);
      const auto text = written("p.html", before, "{{ x }}", after, Value(value));
      if (text) CHECK_FALSE(has_scheme_of_its_own(*text));
    }
}

TEST_CASE("two outputs cannot build a scheme together") {
  const std::vector<std::string> tags = {
      "{{ x }}{{ ':alert(1)' }}", "{{ x[:4] }}{{ x[4:] }}", "java{{ x[4:] }}",
      "{% if x %}{{ x[:5] }}{% endif %}{{ x[5:] }}", "{% for c in x|list %}{{ c }}{% endfor %}"};
  for (const std::string& tag : tags) {
    INFO(tag);
    CHECK_FALSE(written("p.html", "<a href=\"", tag, "\">", Value("javascript:alert(1)")));
  }
}

TEST_CASE("JSON in a script says what the value is") {
  for (const std::string& value : hostile) {
    if (value.find('\xFF') != std::string::npos || value.find('\xC0') != std::string::npos)
      continue;
    INFO(value);
    const auto text = written("p.html", "<script type=\"application/json\">", "{{ x|tojson }}",
                              "</script>", Value(value));
    REQUIRE(text);
    const auto read = parse_json(*text, "x.json");
    REQUIRE(read.value);
    CHECK(*read.value == Value(value));
  }
}

TEST_CASE("markup is written in text and refused in every other place") {
  const Value markup = Value::html("<b>x</b>");
  CHECK(written("p.html", "<p>", "{{ x }}", "</p>", markup) == "<b>x</b>");
  const std::vector<std::pair<std::string, std::string>> places = {
      {"<title>", "</title>"},          {"<textarea>", "</textarea>"},
      {"<p title=\"", "\">"},           {"<a href=\"", "\">"},
      {"<img srcset=\"", "\">"},        {"<p style=\"", "\">"},
      {"<style>a{color:", "}</style>"}, {"<p title='", "'>"},
  };
  for (const auto& [before, after] : places) {
    INFO(before);
    CHECK_FALSE(written("p.html", before, "{{ x }}", after, markup));
    CHECK_FALSE(written("p.html", before, "{{ 'a'|safe }}", after, markup));
    CHECK_FALSE(written("p.html", before, "{{ 'a' ~ x }}", after, markup));
  }
  CHECK(written("p.html", "<p title=\"", "{{ x|striptags }}", "\">", markup) == "x");
}
