#include "base/diagnostic.h"

#include "catch.h"

using namespace kier;

namespace {
constexpr Rule unknown_key{"front-matter/unknown-key", Severity::error, "unknown key '{key}'",
                           "did you mean '{nearest}'?|remove the line"};
constexpr Rule expired{"content/expired", Severity::note, "expired on {date}"};
}  // namespace

TEST_CASE("a message names file, line, column, what is wrong and how to mend it") {
  const auto d = complain(unknown_key, {"a.md", 3, 1}, {{"key", "darft"}, {"nearest", "draft"}});
  CHECK(to_string(d) ==
        "a.md:3:1: error: unknown key 'darft'; did you mean 'draft'? [front-matter/unknown-key]");
}

TEST_CASE("the first hint whose parts are all known is shown") {
  const auto d = complain(unknown_key, {"a.md", 3, 1}, {{"key", "x"}, {"nearest", ""}});
  CHECK(hint_of(d) == "remove the line");
  CHECK(hint_of(complain(expired, {"a.md"}, {{"date", "2020-12-31"}})).empty());
}

TEST_CASE("a file as a whole has no line") {
  CHECK(to_string(complain(expired, {"a.md"}, {{"date", "2020-12-31"}})) ==
        "a.md: note: expired on 2020-12-31 [content/expired]");
}

TEST_CASE("diagnostics are sorted by place and repetitions dropped") {
  Diagnostics list{complain(expired, {"b.md", 1, 1}), complain(expired, {"a.md", 10, 1}),
                   complain(expired, {"a.md", 2, 1}), complain(expired, {"b.md", 1, 1})};
  sort_diagnostics(list);
  REQUIRE(list.size() == 3);
  CHECK(list[0].where == Location("a.md", 2, 1));
  CHECK(list[1].where == Location("a.md", 10, 1));
  CHECK(list[2].where.file == "b.md");
}

TEST_CASE("the nearest name is named only when it is near") {
  CHECK(nearest("darft", {"title", "draft", "date"}) == "draft");
  CHECK(nearest("sumary", {"summary", "title"}) == "summary");
  CHECK(nearest("xyzzy", {"summary", "title"}).empty());
  CHECK(nearest("a", {}).empty());
}

TEST_CASE("errors are told from warnings and notes") {
  CHECK_FALSE(has_errors({complain(expired, {"a.md"})}));
  CHECK(has_errors({complain(expired, {"a.md"}), complain(unknown_key, {"a.md"})}));
}
