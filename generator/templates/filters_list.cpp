#include <algorithm>

#include "templates/builtins.h"
#include "templates/letters.h"
#include "templates/member.h"
#include "templates/operators.h"

namespace kier {
namespace {

/// `first` and `last` of nothing are undefined, so that `default` can mend it.
std::nullopt_t empty(const Arguments& a, Work& work) {
  work.missing(*a.input, "an empty list", a.callee);
  work.problem.undefined = true;
  return std::nullopt;
}

Answer end_of(const Arguments& a, Work& work, std::int64_t index) {
  const Value& input = *a.input;
  if (input.is_map()) {
    const auto& entries = input.as_map();
    if (entries.empty()) return empty(a, work);
    return Value(index == 0 ? entries.front().key : entries.back().key);
  }
  if (!input.is_list() && !input.is_text())
    return work.bad_type("'" + std::string(a.callee) + "'", "a list", input);
  Value scratch;
  const Value* item = item_of(input, Value(index), scratch);
  return item == nullptr ? empty(a, work) : Answer(*item);
}

Answer first(const Arguments& a, Work& work) {
  return end_of(a, work, 0);
}
Answer last(const Arguments& a, Work& work) {
  return end_of(a, work, -1);
}

Answer length(const Arguments& a, Work& work) {
  const Value& input = *a.input;
  if (input.is_list()) return Value(static_cast<std::int64_t>(input.as_list().size()));
  if (input.is_map()) return Value(static_cast<std::int64_t>(input.as_map().size()));
  if (is_texty(input)) return Value(static_cast<std::int64_t>(count_letters(input.as_text())));
  return work.bad_type("'length'", "a list, a map or text", input);
}

Answer list(const Arguments& a, Work& work) {
  if (a.input->is_list()) return *a.input;
  auto items = items_of(*a.input, a.callee, work);
  return items ? work.list(std::move(*items)) : std::nullopt;
}

Answer items(const Arguments& a, Work& work) {
  if (!a.input->is_map()) return work.bad_type("'items'", "a map", *a.input);
  Value::List pairs;
  for (const Value::Entry& entry : a.input->as_map())
    pairs.emplace_back(Value::List{Value(entry.key), entry.value});
  if (!work.build(pairs.size() * 2 * sizeof(Value))) return std::nullopt;
  return work.list(std::move(pairs));
}

Answer reverse(const Arguments& a, Work& work) {
  auto items = items_of(*a.input, a.callee, work);
  if (!items) return std::nullopt;
  std::reverse(items->begin(), items->end());
  if (!a.input->is_text()) return work.list(std::move(*items));
  std::string text;
  for (const Value& letter : *items) text += letter.as_text();
  return work.text(std::move(text));
}

Answer join(const Arguments& a, Work& work) {
  auto items = items_of(*a.input, a.callee, work);
  if (!items) return std::nullopt;
  if (a[1] != nullptr && !a[1]->is_none()) {
    const AttributePath path(*a[1]);
    for (Value& item : *items) {
      Value scratch;
      const Value* part = path.of(item, scratch);
      if (part == nullptr) return no_attribute(item, path.name(), work);
      Value copy = *part;
      item = std::move(copy);
    }
  }
  const Value separator = a[0] != nullptr ? *a[0] : Value("");
  std::vector<const Value*> parts;
  for (const Value& item : *items) {
    if (!parts.empty()) parts.push_back(&separator);
    parts.push_back(&item);
  }
  return concat(parts, work);
}

Answer sum(const Arguments& a, Work& work) {
  const auto items = items_of(*a.input, a.callee, work);
  if (!items) return std::nullopt;
  Value total = a[1] != nullptr ? *a[1] : Value(0);
  const bool by_attribute = a[0] != nullptr && !a[0]->is_none();
  const AttributePath path(by_attribute ? *a[0] : Value("-"));
  for (const Value& item : *items) {
    Value scratch;
    const Value* part = by_attribute ? path.of(item, scratch) : &item;
    if (part == nullptr) return no_attribute(item, path.name(), work);
    Answer next = add(total, *part, work);
    if (!next) return std::nullopt;
    total = std::move(*next);
  }
  return total;
}

constexpr std::int64_t most_parts = 10'000;

std::optional<std::size_t> part_count(const Arguments& a, Work& work) {
  const auto count = whole_argument(a, 0, 0, work);
  if (!count) return std::nullopt;
  if (*count < 1 || *count > most_parts)
    return work.bad_value("'" + std::string(a.callee) + "'", "takes a number from 1 to 10000");
  return static_cast<std::size_t>(*count);
}

Answer batch(const Arguments& a, Work& work) {
  const auto items = items_of(*a.input, a.callee, work);
  const auto count = part_count(a, work);
  if (!items || !count) return std::nullopt;
  Value::List rows;
  for (std::size_t at = 0; at < items->size(); at += *count) {
    const std::size_t end = std::min(at + *count, items->size());
    Value::List row(items->begin() + static_cast<std::ptrdiff_t>(at),
                    items->begin() + static_cast<std::ptrdiff_t>(end));
    if (a[1] != nullptr && !a[1]->is_none()) row.resize(*count, *a[1]);
    if (!work.build(row.size() * sizeof(Value))) return std::nullopt;
    rows.emplace_back(std::move(row));
  }
  return work.list(std::move(rows));
}

Answer slice(const Arguments& a, Work& work) {
  const auto items = items_of(*a.input, a.callee, work);
  const auto count = part_count(a, work);
  if (!items || !count) return std::nullopt;
  const std::size_t each = items->size() / *count;
  const std::size_t longer = items->size() % *count;
  const bool fill = a[1] != nullptr && !a[1]->is_none();
  Value::List columns;
  auto at = items->begin();
  for (std::size_t i = 0; i < *count; ++i) {
    const auto end = at + static_cast<std::ptrdiff_t>(each + (i < longer ? 1 : 0));
    Value::List column(at, end);
    if (fill && i >= longer) column.push_back(*a[1]);
    columns.emplace_back(std::move(column));
    at = end;
  }
  if (!work.build((items->size() + *count) * sizeof(Value))) return std::nullopt;
  return work.list(std::move(columns));
}

constexpr Filter filters[] = {
    {"first", "", first},
    {"last", "", last},
    {"length", "", length},
    {"count", "", length},
    {"list", "", list},
    {"items", "", items},
    {"reverse", "", reverse},
    {"join", "d attribute", join},
    {"sum", "attribute start", sum},
    {"batch", "linecount! fill_with", batch},
    {"slice", "slices! fill_with", slice},
};

}  // namespace

std::span<const Filter> list_filters() {
  return filters;
}

}  // namespace kier
