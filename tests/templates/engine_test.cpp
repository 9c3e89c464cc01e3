// The interface of the engine: sets of templates, functions of the program, threads.
#include "templates/engine.h"

#include "base/parallel.h"
#include "catch.h"
#include "support/source_tree.h"

using namespace kier;

namespace {

constexpr Rule no_such_page{"test/no-such-page", Severity::error, "no page '{page}'{via}"};

std::string complaints(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& each : diagnostics) text += to_string(each) + "\n";
  return text;
}

TemplateSet parsed(std::string_view archive, TemplateOptions options = {}) {
  auto outcome = TemplateSet::parse(source_tree(archive), std::move(options));
  INFO(complaints(outcome.diagnostics));
  REQUIRE(outcome.value);
  return std::move(*outcome.value);
}

/// The filter `stars` and the function `address` of a program.
TemplateOptions program() {
  TemplateOptions options;
  options.filters.push_back({"stars", 1, 2, [](std::span<const Value> given, const Location&) {
                               const auto count = given.size() > 1 ? given[1].as_integer() : 3;
                               const std::string stars(static_cast<std::size_t>(count), '*');
                               return Outcome<Value>(Value(stars + given[0].as_text() + stars));
                             }});
  options.functions.push_back(
      {"address", 1, 1, [](std::span<const Value> given, const Location& where) -> Outcome<Value> {
         if (given[0] == Value("home")) return Value("/");
         return complain(no_such_page, where, {{"page", given[0].as_text()}});
       }});
  options.globals = {"name"};
  return options;
}

}  // namespace

TEST_CASE("a set knows its templates and nothing else") {
  const TemplateSet set = parsed(
      "-- templates/page.html --\nx\n"
      "-- templates/sub/part.html --\ny\n"
      "-- templates/README.md --\n{% nonsense\n"
      "-- templates/print/flyer.svg --\n{% nonsense\n"
      "-- content/nl/page.html --\n{% nonsense\n");
  CHECK(set.has("page.html"));
  CHECK(set.has("sub/part.html"));
  CHECK_FALSE(set.has("README.md"));
  CHECK_FALSE(set.has("print/flyer.svg"));
  CHECK(set.render("sub/part.html", Value::map({})).value == "y");
  CHECK(complaints(set.render("pag.html", Value::map({})).diagnostics) ==
        "templates/pag.html: error: there is no template of this name; did you mean 'page.html'? "
        "[template/no-such-template]\n");
}

TEST_CASE("filters and functions of the program") {
  const TemplateSet set = parsed(
      "-- templates/page.html --\n"
      "{{ name|stars }} {{ name|stars(1) }} {{ ['a', 'b']|map('stars', 2)|join }} "
      "<a href=\"{{ address('home') }}\">{{ 'x'|stars|upper }}</a>\n",
      program());
  CHECK(set.render("page.html", Value::map({{"name", Value("<n>")}})).value ==
        "***&lt;n&gt;*** *&lt;n&gt;* **a****b** <a href=\"/\">***X***</a>");
}

TEST_CASE("what a function of the program complains about gets the place and the chain") {
  const TemplateSet set = parsed(
      "-- templates/part.html --\n<p>\n  {{ address(name) }}</p>\n"
      "-- templates/page.html --\n{% include 'part.html' %}\n",
      program());
  CHECK(complaints(set.render("page.html", Value::map({{"name", Value("x")}})).diagnostics) ==
        "templates/part.html:2:6: error: no page 'x' (included from templates/page.html:1:4) "
        "[test/no-such-page]\n");
}

TEST_CASE("a function that gives neither a value nor a reason is told") {
  TemplateOptions options;
  options.functions.push_back({"silent", 0, 0, [](std::span<const Value>, const Location&) {
                                 return Outcome<Value>(Diagnostics{});
                               }});
  const TemplateSet set = parsed("-- templates/page.html --\n{{ silent() }}\n", options);
  CHECK(complaints(set.render("page.html", Value::map({})).diagnostics) ==
        "templates/page.html:1:4: error: 'silent' gave no value [template/function-failed]\n");
}

TEST_CASE("arguments of the program's functions are counted before rendering") {
  const auto outcome = TemplateSet::parse(
      source_tree("-- templates/page.html --\n"
                  "{{ address() }}{{ address(1, 2) }}{{ address(x=1) }}{{ 'a'|stars(1, 2) }}\n"),
      program());
  CHECK(complaints(outcome.diagnostics) ==
        "templates/page.html:1:4: error: the function 'address' needs 'argument 1' "
        "[template/missing-argument]\n"
        "templates/page.html:1:19: error: the function 'address' takes 1 argument, not 2 "
        "[template/too-many-arguments]\n"
        "templates/page.html:1:46: error: the function 'address' takes arguments without names "
        "only; leave out 'x=' [template/named-argument]\n"
        "templates/page.html:1:60: error: the filter 'stars' takes at most 1 argument, "
        "not 2 "
        "[template/too-many-arguments]\n");
}

TEST_CASE("a macro can be rendered alone") {
  const TemplateSet set = parsed(
      "-- templates/cards.html --\n"
      "{% set cls = 'card' %}"
      "{% macro card(c, label='x') %}<p class=\"{{ cls }}\">{{ c.t }}{{ label }}{{ name }}</p>"
      "{% endmacro %}\n",
      program());
  const std::vector<Value> one{Value::map({{"t", Value("<t>")}})};
  const Value context = Value::map({{"name", Value("n")}});
  CHECK(set.render_macro("cards.html", "card", one, context).value ==
        "<p class=\"card\">&lt;t&gt;xn</p>");
  const std::vector<Value> two{one[0], Value(2)};
  CHECK(set.render_macro("cards.html", "card", two, context).value ==
        "<p class=\"card\">&lt;t&gt;2n</p>");
  const std::vector<Value> none{};
  CHECK(complaints(set.render_macro("cards.html", "card", none, context).diagnostics) ==
        "templates/cards.html:1:32: error: the program gives the macro 'card' 0 values, and it "
        "takes 1 to 2; change the macro's parameters [template/macro-arguments]\n");
  CHECK(complaints(set.render_macro("cards.html", "crad", one, context).diagnostics) ==
        "templates/cards.html: error: this template has no macro 'crad'; did you mean 'card'? "
        "[template/no-such-macro]\n");
  const std::vector<Value> wrong{Value::map({})};
  CHECK(complaints(set.render_macro("cards.html", "card", wrong, context).diagnostics) ==
        "templates/cards.html:1:79: error: 'c' has no 't'; ask first with 'is defined', or say "
        "what to use instead with the filter 'default' "
        "[template/missing-item]\n");
}

TEST_CASE("a name that the program promised and did not give is told with the nearest") {
  const TemplateSet set = parsed("-- templates/page.html --\n{{ name }}\n", program());
  CHECK(complaints(set.render("page.html", Value::map({{"nme", Value(1)}})).diagnostics) ==
        "templates/page.html:1:4: error: 'name' is not defined; did you mean 'nme'? "
        "[template/undefined]\n");
}

TEST_CASE("a template that is too large is refused") {
  SourceTree tree;
  tree["templates/page.html"] = {"templates/page.html", std::string((1 << 20) + 1, 'x')};
  CHECK(complaints(TemplateSet::parse(tree, {}).diagnostics) ==
        "templates/page.html: error: the template is larger than 1048576 bytes; divide it with "
        "include [template/too-large]\n");
}

TEST_CASE("too many tags inside each other are refused, with one message") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "{% if 1 %}";
  SourceTree tree;
  tree["templates/page.html"] = {"templates/page.html", text};
  CHECK(complaints(TemplateSet::parse(tree, {}).diagnostics) ==
        "templates/page.html:1:597: error: more than 60 tags or brackets inside each other; divide "
        "the template with include or macro [template/too-deep]\n");
}

TEST_CASE("markup of the program is written as it is, in text only") {
  TemplateOptions options;
  options.globals = {"body"};
  const TemplateSet set = parsed(
      "-- templates/page.html --\n{{ body }}{{ body ~ '<' }}{{ body|striptags }}\n"
      "-- templates/feed.xml --\n<content type=\"html\">{{ body }}</content>\n"
      "-- templates/note.txt --\n{{ body }}\n",
      options);
  const Value context = Value::map({{"body", Value::html("<p>a &amp; b</p>")}});
  CHECK(set.render("page.html", context).value == "<p>a &amp; b</p><p>a &amp; b</p>&lt;a &amp; b");
  CHECK(set.render("feed.xml", context).value ==
        "<content type=\"html\">&lt;p&gt;a &amp;amp; b&lt;/p&gt;</content>");
  CHECK(set.render("note.txt", context).value == "<p>a &amp; b</p>");
}

TEST_CASE("XML gets no characters that it does not allow") {
  TemplateOptions options;
  options.globals = {"t"};
  const TemplateSet set =
      parsed("-- templates/feed.xml --\n<a b=\"{{ t }}\">{{ t }}</a>\n", options);
  const Value context = Value::map({{"t", Value(std::string("a\x01\x1F"
                                                            "b\t<&\"'>"))}});
  CHECK(set.render("feed.xml", context).value ==
        "<a b=\"ab\t&lt;&amp;&#34;&#39;&gt;\">ab\t&lt;&amp;&#34;&#39;&gt;</a>");
}

TEST_CASE("a set is rendered from many threads at once") {
  TemplateOptions options;
  options.globals = {"n", "list"};
  const TemplateSet set = parsed(
      "-- templates/m.html --\n{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}\n"
      "-- templates/base.html --\n<p>{% block a %}{% endblock %}</p>\n"
      "-- templates/page.html --\n{% extends 'base.html' %}{% import 'm.html' as m %}"
      "{% block a %}{% for x in list|sort(reverse=true) %}{{ m.b(x * n) }}{% endfor %}"
      "{% endblock %}\n",
      options);
  const Value list(Value::List{Value(1), Value(2), Value(3)});
  std::vector<int> numbers(200);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<int>(i);
  const auto pages = parallel_map(std::span<const int>(numbers), 4, [&](const int& n) {
    return set.render("page.html", Value::map({{"n", Value(n)}, {"list", list}})).value;
  });
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::string expected = "<p>";
    for (const std::size_t x : {3U, 2U, 1U}) expected += "<b>" + std::to_string(x * i) + "</b>";
    CHECK(pages[i] == expected + "</p>");
  }
}
