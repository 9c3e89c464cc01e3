#include "templates/member.h"

#include <algorithm>

#include "templates/letters.h"
#include "templates/operators.h"

namespace kier {
namespace {

std::string path_text(const Value& path) {
  if (path.kind() == Value::Kind::integer) return std::to_string(path.as_integer());
  return is_texty(path) ? path.as_text() : std::string();
}

/// Where a slice begins and ends, as Python counts: from the end when negative.
struct Range {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::int64_t step = 1;
};

std::int64_t clamp_index(const Value& given, std::int64_t absent, std::int64_t size,
                         std::int64_t lowest, std::int64_t highest) {
  if (given.is_none()) return absent;
  std::int64_t index = given.as_integer();
  if (index < 0) index = index < -size ? -1 - size : index + size;
  return std::clamp(index, lowest, highest);
}

std::optional<Range> range_of(std::int64_t size, const Value& from, const Value& to,
                              const Value& step, Work& work) {
  for (const Value* part : {&from, &to, &step})
    if (!part->is_none() && part->kind() != Value::Kind::integer)
      return work.bad_type("a part of a list", "whole numbers", *part);
  Range range;
  range.step = step.is_none() ? 1 : step.as_integer();
  if (range.step == 0) return work.bad_value("the step of a part", "cannot be 0");
  const bool forward = range.step > 0;
  const std::int64_t lowest = forward ? 0 : -1;
  const std::int64_t highest = forward ? size : size - 1;
  range.begin = clamp_index(from, forward ? 0 : size - 1, size, lowest, highest);
  range.end = clamp_index(to, forward ? size : -1, size, lowest, highest);
  return range;
}

/// Calls `take` with every index of the range.
template <class Take>
void each_index(const Range& range, std::int64_t size, Take take) {
  const std::int64_t step = std::clamp(range.step, -size - 1, size + 1);
  for (std::int64_t i = range.begin; step > 0 ? i < range.end : i > range.end; i += step)
    take(static_cast<std::size_t>(i));
}

}  // namespace

const Value* item_of(const Value& owner, const Value& key, Value& scratch) {
  if (owner.is_map()) return is_texty(key) ? owner.find(key.as_text()) : nullptr;
  if (key.kind() != Value::Kind::integer) return nullptr;
  std::int64_t index = key.as_integer();
  if (owner.is_list()) {
    const auto size = static_cast<std::int64_t>(owner.as_list().size());
    if (index < 0) index += size;
    return index < 0 || index >= size ? nullptr : &owner.as_list()[static_cast<std::size_t>(index)];
  }
  if (!owner.is_text()) return nullptr;
  const auto letters = split_letters(owner.as_text());
  if (index < 0) index += static_cast<std::int64_t>(letters.size());
  if (index < 0 || index >= static_cast<std::int64_t>(letters.size())) return nullptr;
  Value letter(letters[static_cast<std::size_t>(index)]);
  scratch = std::move(letter);
  return &scratch;
}

Answer slice_of(const Value& owner, const Value& from, const Value& to, const Value& step,
                Work& work) {
  if (owner.is_list()) {
    const Value::List& items = owner.as_list();
    const auto size = static_cast<std::int64_t>(items.size());
    const auto range = range_of(size, from, to, step, work);
    if (!range) return std::nullopt;
    Value::List part;
    each_index(*range, size, [&](std::size_t i) { part.push_back(items[i]); });
    return work.list(std::move(part));
  }
  if (!owner.is_text())
    return work.bad_type("[from:to]", "a list or text ('| striptags' makes text of markup)", owner);
  const auto letters = split_letters(owner.as_text());
  if (!work.step(static_cast<std::int64_t>(letters.size() / 16))) return std::nullopt;
  const auto size = static_cast<std::int64_t>(letters.size());
  const auto range = range_of(size, from, to, step, work);
  if (!range) return std::nullopt;
  std::string part;
  each_index(*range, size, [&](std::size_t i) { part += letters[i]; });
  return work.text(std::move(part));
}

AttributePath::AttributePath(std::string_view path) : name_(path) {
  while (true) {
    const auto dot = path.find('.');
    const std::string_view part = path.substr(0, dot);
    const bool number =
        !part.empty() && part.size() < 10 && part.find_first_not_of("0123456789") == part.npos;
    if (number)
      parts_.emplace_back(static_cast<std::int64_t>(std::stol(std::string(part))));
    else
      parts_.emplace_back(part);
    if (dot == path.npos) break;
    path.remove_prefix(dot + 1);
  }
}

AttributePath::AttributePath(const Value& path)
    : AttributePath(std::string_view(path_text(path))) {}

const Value* AttributePath::of(const Value& item, Value& scratch) const {
  const Value* at = &item;
  for (const Value& part : parts_) {
    at = item_of(*at, part, scratch);
    if (at == nullptr) break;
  }
  return at;
}

std::nullopt_t no_attribute(const Value& item, std::string_view name, Work& work) {
  return work.missing(item, "an item of the list", name);
}

}  // namespace kier
