#include "data/value.h"

#include "catch.h"

using namespace kier;

TEST_CASE("a map finds its keys, small or large, and keeps their order") {
  for (int size : {3, 100}) {
    std::vector<Value::Entry> entries;
    for (int i = size; i > 0; --i) entries.push_back({"k" + std::to_string(i), Value(i)});
    const Value map = Value::map(entries);
    CHECK(map.as_map().front().key == "k" + std::to_string(size));
    for (int i = 1; i <= size; ++i) CHECK(*map.find("k" + std::to_string(i)) == Value(i));
    CHECK(map.find("k0") == nullptr);
    CHECK(map.find("") == nullptr);
  }
  CHECK(Value(3).find("k") == nullptr);
}

TEST_CASE("of equal keys the first is found") {
  CHECK(*Value::map({{"a", 1}, {"a", 2}}).find("a") == Value(1));
}

TEST_CASE("equality looks at the data, not at the place") {
  CHECK(Value("a").at({3, 4}) == Value("a"));
  CHECK(Value(1) == Value(1.0));
  CHECK_FALSE(Value("1") == Value(1));
  CHECK_FALSE(Value::html("a") == Value("a"));
  CHECK(Value(Value::List{1, "b"}) == Value(Value::List{1, "b"}));
  CHECK(Value::map({{"a", 1}, {"b", 2}}) == Value::map({{"b", 2}, {"a", 1}}));
  CHECK_FALSE(Value::map({{"a", 1}}) == Value::map({{"a", 1}, {"b", 2}}));
}
