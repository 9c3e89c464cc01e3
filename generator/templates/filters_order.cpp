#include <algorithm>

#include "templates/builtins.h"
#include "templates/letters.h"
#include "templates/member.h"
#include "templates/operators.h"

namespace kier {
namespace {

/// An item with what it is ordered by.
struct Keyed {
  Value item;
  Value::List keys;
};

/// Texts count without regard to capitals, unless asked for.
Value key_of(const Value& value, const Value* case_sensitive) {
  const bool sensitive = case_sensitive != nullptr && is_true(*case_sensitive);
  return is_texty(value) && !sensitive ? Value(to_lower(value.as_text())) : value;
}

/// The attributes named in "year,name"; none means the item itself.
std::vector<AttributePath> paths_of(const Value* attribute) {
  std::vector<AttributePath> paths;
  if (attribute == nullptr || attribute->is_none()) return paths;
  std::string_view names = is_texty(*attribute) ? attribute->as_text() : std::string_view{};
  if (names.empty()) {
    paths.emplace_back(*attribute);
    return paths;
  }
  while (true) {
    const auto comma = names.find(',');
    paths.emplace_back(names.substr(0, comma));
    if (comma == names.npos) return paths;
    names.remove_prefix(comma + 1);
  }
}

struct KeyOptions {
  const Value* attribute = nullptr;
  const Value* case_sensitive = nullptr;
  const Value* fallback = nullptr;
};

std::optional<std::vector<Keyed>> keyed_items(const Arguments& a, const KeyOptions& options,
                                              Work& work) {
  const auto items = items_of(*a.input, a.callee, work);
  if (!items) return std::nullopt;
  const auto paths = paths_of(options.attribute);
  std::vector<Keyed> result;
  result.reserve(items->size());
  for (const Value& item : *items) {
    Keyed keyed{item, {}};
    if (paths.empty()) keyed.keys.push_back(key_of(item, options.case_sensitive));
    for (const AttributePath& path : paths) {
      Value scratch;
      const Value* value = path.of(item, scratch);
      if (value == nullptr) value = options.fallback;
      if (value == nullptr) return no_attribute(item, path.name(), work);
      keyed.keys.push_back(key_of(*value, options.case_sensitive));
    }
    result.push_back(std::move(keyed));
  }
  if (!work.build(result.size() * sizeof(Keyed))) return std::nullopt;
  return result;
}

std::optional<int> order_keys(const Keyed& a, const Keyed& b, Work& work) {
  for (std::size_t i = 0; i < a.keys.size(); ++i) {
    const auto order = order_of(a.keys[i], b.keys[i], work);
    if (!order || *order != 0) return order;
  }
  return 0;
}

/// Stable, also when reversed. Values that cannot be compared make it fail; the
/// comparison then answers "equal", which every sort survives.
bool sort_keyed(std::vector<Keyed>& items, const Value* reverse, Work& work) {
  bool failed = false;
  const bool descending = reverse != nullptr && is_true(*reverse);
  std::stable_sort(items.begin(), items.end(), [&](const Keyed& a, const Keyed& b) {
    if (failed) return false;
    const auto order = order_keys(a, b, work);
    failed = !order;
    return order && (descending ? *order > 0 : *order < 0);
  });
  return !failed;
}

Answer list_of(std::vector<Keyed> items, Work& work) {
  Value::List list;
  list.reserve(items.size());
  for (Keyed& keyed : items) list.push_back(std::move(keyed.item));
  return work.list(std::move(list));
}

Answer sort(const Arguments& a, Work& work) {
  auto items = keyed_items(a, {a[2], a[1], nullptr}, work);
  if (!items || !sort_keyed(*items, a[0], work)) return std::nullopt;
  return list_of(std::move(*items), work);
}

Answer dictsort(const Arguments& a, Work& work) {
  const auto by = text_argument(a, 1, "key", work);
  if (!by) return std::nullopt;
  if (!a.input->is_map()) return work.bad_type("'dictsort'", "a map", *a.input);
  if (*by != "key" && *by != "value")
    return work.bad_value("'dictsort'", "sorts by 'key' or by 'value'");
  std::vector<Keyed> pairs;
  for (const Value::Entry& entry : a.input->as_map()) {
    const Value key(entry.key);
    pairs.push_back(
        {Value(Value::List{key, entry.value}), {key_of(*by == "key" ? key : entry.value, a[0])}});
  }
  if (!work.build(pairs.size() * 4 * sizeof(Value)) || !sort_keyed(pairs, a[2], work))
    return std::nullopt;
  return list_of(std::move(pairs), work);
}

Answer unique(const Arguments& a, Work& work) {
  auto items = keyed_items(a, {a[1], a[0], nullptr}, work);
  if (!items) return std::nullopt;
  std::vector<Keyed> kept;
  for (Keyed& item : *items) {
    bool known = false;
    for (const Keyed& other : kept) {
      const auto same = equals(item.keys[0], other.keys[0], work);
      if (!same) return std::nullopt;
      known = known || *same;
      if (known) break;
    }
    if (!known) kept.push_back(std::move(item));
  }
  return list_of(std::move(kept), work);
}

Answer extreme(const Arguments& a, Work& work, int sign) {
  const auto items = keyed_items(a, {a[1], a[0], nullptr}, work);
  if (!items) return std::nullopt;
  if (items->empty()) {
    work.missing(*a.input, "an empty list", a.callee);
    work.problem.undefined = true;
    return std::nullopt;
  }
  const Keyed* best = &items->front();
  for (const Keyed& item : *items) {
    const auto order = order_keys(item, *best, work);
    if (!order) return std::nullopt;
    if (*order * sign > 0) best = &item;
  }
  return best->item;
}

Answer smallest(const Arguments& a, Work& work) {
  return extreme(a, work, -1);
}
Answer largest(const Arguments& a, Work& work) {
  return extreme(a, work, 1);
}

Answer groupby(const Arguments& a, Work& work) {
  const AttributePath path(*a[0]);
  const KeyOptions options{a[0], a[2], a[1]};
  auto items = keyed_items(a, options, work);
  if (!items || !sort_keyed(*items, nullptr, work)) return std::nullopt;
  Value::List groups;
  for (std::size_t at = 0; at < items->size();) {
    Value scratch;
    const Value* name = path.of((*items)[at].item, scratch);
    const Value grouper = name != nullptr ? *name : *a[1];
    const std::size_t first = at;
    Value::List members;
    for (; at < items->size(); ++at) {
      const auto order = order_keys((*items)[first], (*items)[at], work);
      if (!order) return std::nullopt;
      if (*order != 0) break;
      members.push_back((*items)[at].item);
    }
    groups.push_back(Value::map({{"grouper", grouper}, {"list", Value(std::move(members))}}));
  }
  return work.list(std::move(groups));
}

constexpr Filter filters[] = {
    {"sort", "reverse case_sensitive attribute", sort},
    {"dictsort", "case_sensitive by reverse", dictsort},
    {"unique", "case_sensitive attribute", unique},
    {"min", "case_sensitive attribute", smallest},
    {"max", "case_sensitive attribute", largest},
    {"groupby", "attribute! default case_sensitive", groupby},
};

}  // namespace

std::span<const Filter> order_filters() {
  return filters;
}

}  // namespace kier
