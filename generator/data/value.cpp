#include "data/value.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace kier {

/// Small maps are searched in order, which costs least to make; larger ones through
/// `by_key`, the indices of the entries in the order of their keys.
struct Value::Map {
  std::vector<Entry> entries;
  std::vector<std::uint32_t> by_key;
};

namespace {

constexpr std::size_t small_map = 32;

/// An order that mostly compares sizes: what the keys say does not matter here.
bool key_before(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

}  // namespace

std::shared_ptr<const std::string> Value::share(std::string text) {
  return std::make_shared<const std::string>(std::move(text));
}

Value::Value(List items) : data_(std::make_shared<const List>(std::move(items))) {}

Value Value::html(std::string markup) {
  Value value;
  value.data_ = Html{share(std::move(markup))};
  return value;
}

Value Value::map(std::vector<Entry> entries) {
  auto map = std::make_shared<Map>();
  map->entries = std::move(entries);
  if (map->entries.size() > small_map) {
    map->by_key.resize(map->entries.size());
    std::iota(map->by_key.begin(), map->by_key.end(), 0U);
    std::stable_sort(map->by_key.begin(), map->by_key.end(), [&](std::uint32_t a, std::uint32_t b) {
      return key_before(map->entries[a].key, map->entries[b].key);
    });
  }
  Value value;
  value.data_ = std::shared_ptr<const Map>(std::move(map));
  return value;
}

bool Value::as_boolean() const {
  const bool* value = std::get_if<bool>(&data_);
  if (value == nullptr) std::abort();
  return *value;
}

std::int64_t Value::as_integer() const {
  const std::int64_t* value = std::get_if<std::int64_t>(&data_);
  if (value == nullptr) std::abort();
  return *value;
}

double Value::as_real() const {
  if (const double* value = std::get_if<double>(&data_)) return *value;
  return static_cast<double>(as_integer());
}

const std::string& Value::as_text() const {
  if (const Text* value = std::get_if<Text>(&data_)) return *value->text;
  if (const Html* value = std::get_if<Html>(&data_)) return *value->text;
  std::abort();
}

const Value::List& Value::as_list() const {
  const auto* value = std::get_if<std::shared_ptr<const List>>(&data_);
  if (value == nullptr) std::abort();
  return **value;
}

const std::vector<Value::Entry>& Value::as_map() const {
  const auto* value = std::get_if<std::shared_ptr<const Map>>(&data_);
  if (value == nullptr) std::abort();
  return (*value)->entries;
}

const Value* Value::find(std::string_view key) const {
  const auto* value = std::get_if<std::shared_ptr<const Map>>(&data_);
  if (value == nullptr) return nullptr;
  const Map& map = **value;
  if (map.by_key.empty()) {
    for (const Entry& entry : map.entries)
      if (entry.key == key) return &entry.value;
    return nullptr;
  }
  const auto found = std::lower_bound(map.by_key.begin(), map.by_key.end(), key,
                                      [&](std::uint32_t index, std::string_view wanted) {
                                        return key_before(map.entries[index].key, wanted);
                                      });
  if (found == map.by_key.end() || map.entries[*found].key != key) return nullptr;
  return &map.entries[*found].value;
}

std::string_view Value::name_of(Kind kind) {
  switch (kind) {
    case Kind::none:
      return "nothing";
    case Kind::boolean:
      return "true or false";
    case Kind::integer:
      return "a whole number";
    case Kind::real:
      return "a number";
    case Kind::text:
      return "text";
    case Kind::html:
      return "markup";
    case Kind::list:
      return "a list";
    case Kind::map:
      return "a map";
  }
  std::abort();
}

Value Value::at(Mark mark) const& {
  Value copy = *this;
  copy.mark_ = mark;
  return copy;
}

Value Value::at(Mark mark) && {
  mark_ = mark;
  return std::move(*this);
}

bool Value::operator==(const Value& other) const {
  if (is_number() && other.is_number() && kind() != other.kind())
    return as_real() == other.as_real();
  if (kind() != other.kind()) return false;
  switch (kind()) {
    case Kind::none:
      return true;
    case Kind::boolean:
      return as_boolean() == other.as_boolean();
    case Kind::integer:
      return as_integer() == other.as_integer();
    case Kind::real:
      return as_real() == other.as_real();
    case Kind::text:
    case Kind::html:
      return as_text() == other.as_text();
    case Kind::list:
      return as_list() == other.as_list();
    case Kind::map: {
      const auto& mine = as_map();
      if (mine.size() != other.as_map().size()) return false;
      return std::all_of(mine.begin(), mine.end(), [&](const Entry& entry) {
        const Value* theirs = other.find(entry.key);
        return theirs != nullptr && *theirs == entry.value;
      });
    }
  }
  std::abort();
}

}  // namespace kier
