#include "templates/builtins.h"
#include "templates/letters.h"
#include "templates/operators.h"

namespace kier {
namespace {

using Given = std::span<const Value* const>;

std::optional<std::string_view> text_at(Given given, std::size_t index, std::string_view method,
                                        Work& work) {
  if (given[index]->is_text()) return std::string_view(given[index]->as_text());
  return work.bad_type("'" + std::string(method) + "'", "text in the brackets", *given[index]);
}

Answer map_items(const Value& map, Given, Work& work) {
  return find_filter("items")->run({"items", &map, {}, {}, nullptr}, work);
}

Answer map_keys(const Value& map, Given, Work& work) {
  Value::List keys;
  for (const Value::Entry& entry : map.as_map()) keys.emplace_back(entry.key);
  return work.list(std::move(keys));
}

Answer map_values(const Value& map, Given, Work& work) {
  Value::List values;
  for (const Value::Entry& entry : map.as_map()) values.push_back(entry.value);
  return work.list(std::move(values));
}

Answer map_get(const Value& map, Given given, Work& work) {
  const auto key = text_at(given, 0, "get", work);
  if (!key) return std::nullopt;
  const Value* found = map.find(*key);
  if (found != nullptr) return *found;
  return given.size() > 1 ? *given[1] : Value();
}

Answer filtered(std::string_view filter, const Value& text, Given given, Work& work) {
  return find_filter(filter)->run({filter, &text, given, {}, nullptr}, work);
}

Answer upper(const Value& text, Given given, Work& work) {
  return filtered("upper", text, given, work);
}
Answer lower(const Value& text, Given given, Work& work) {
  return filtered("lower", text, given, work);
}
Answer capitalized(const Value& text, Given given, Work& work) {
  return filtered("capitalize", text, given, work);
}
Answer strip(const Value& text, Given given, Work& work) {
  return filtered("trim", text, given, work);
}
Answer replace(const Value& text, Given given, Work& work) {
  return filtered("replace", text, given, work);
}
Answer strip_start(const Value& text, Given, Work& work) {
  return work.text(std::string(trim_start(text.as_text())));
}
Answer strip_end(const Value& text, Given, Work& work) {
  return work.text(std::string(trim_end(text.as_text())));
}

Answer starts_with(const Value& text, Given given, Work& work) {
  const auto start = text_at(given, 0, "startswith", work);
  return start ? Answer(text.as_text().starts_with(*start)) : std::nullopt;
}

Answer ends_with(const Value& text, Given given, Work& work) {
  const auto end = text_at(given, 0, "endswith", work);
  return end ? Answer(text.as_text().ends_with(*end)) : std::nullopt;
}

Answer find(const Value& text, Given given, Work& work) {
  const auto part = text_at(given, 0, "find", work);
  if (!part) return std::nullopt;
  const auto at = text.as_text().find(*part);
  if (at == std::string::npos) return Value(-1);
  const std::string_view before = std::string_view(text.as_text()).substr(0, at);
  return Value(static_cast<std::int64_t>(count_letters(before)));
}

Answer count(const Value& text, Given given, Work& work) {
  const auto part = text_at(given, 0, "count", work);
  if (!part) return std::nullopt;
  const std::string_view whole = text.as_text();
  if (part->empty()) return Value(static_cast<std::int64_t>(count_letters(whole)) + 1);
  std::int64_t found = 0;
  for (auto at = whole.find(*part); at != whole.npos; at = whole.find(*part, at + part->size()))
    ++found;
  return Value(found);
}

Answer split_words(std::string_view rest, Work& work) {
  Value::List words;
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t before = at;
    const bool space = is_python_space(decode_utf8(rest, at));
    if (!space && !inside) begin = before;
    if (space && inside) words.emplace_back(rest.substr(begin, before - begin));
    inside = !space;
  }
  if (inside) words.emplace_back(rest.substr(begin));
  return work.list(std::move(words));
}

Answer split(const Value& text, Given given, Work& work) {
  std::string_view rest = text.as_text();
  if (!work.build(rest.size() * 2)) return std::nullopt;
  if (given.empty() || given[0]->is_none()) return split_words(rest, work);
  const auto separator = text_at(given, 0, "split", work);
  if (!separator) return std::nullopt;
  if (separator->empty()) return work.bad_value("'split'", "needs a text that is not empty");
  if (given.size() > 1 && given[1]->kind() != Value::Kind::integer)
    return work.bad_type("'split'", "a whole number as second argument", *given[1]);
  std::int64_t left = given.size() > 1 ? given[1]->as_integer() : -1;
  Value::List parts;
  for (auto at = rest.find(*separator); at != rest.npos && left-- != 0;
       at = rest.find(*separator)) {
    parts.emplace_back(rest.substr(0, at));
    rest.remove_prefix(at + separator->size());
  }
  parts.emplace_back(rest);
  return work.list(std::move(parts));
}

Answer join(const Value& separator, Given given, Work& work) {
  const Value* const arguments[] = {&separator};
  return filtered("join", *given[0], arguments, work);
}

constexpr Value::Kind text_kind = Value::Kind::text;
constexpr Method methods[] = {
    {"items", Value::Kind::map, 0, 0, map_items},
    {"keys", Value::Kind::map, 0, 0, map_keys},
    {"values", Value::Kind::map, 0, 0, map_values},
    {"get", Value::Kind::map, 1, 2, map_get},
    {"upper", text_kind, 0, 0, upper},
    {"lower", text_kind, 0, 0, lower},
    {"capitalize", text_kind, 0, 0, capitalized},
    {"strip", text_kind, 0, 1, strip},
    {"lstrip", text_kind, 0, 0, strip_start},
    {"rstrip", text_kind, 0, 0, strip_end},
    {"replace", text_kind, 2, 3, replace},
    {"startswith", text_kind, 1, 1, starts_with},
    {"endswith", text_kind, 1, 1, ends_with},
    {"find", text_kind, 1, 1, find},
    {"count", text_kind, 1, 1, count},
    {"split", text_kind, 0, 2, split},
    {"join", text_kind, 1, 1, join},
};

}  // namespace

const Method* find_method(std::string_view name) {
  for (const Method& method : methods)
    if (method.name == name) return &method;
  return nullptr;
}

std::vector<std::string> method_names() {
  std::vector<std::string> names;
  for (const Method& method : methods) names.emplace_back(method.name);
  return names;
}

}  // namespace kier
