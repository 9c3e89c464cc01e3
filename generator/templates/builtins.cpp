#include "templates/builtins.h"

#include <array>

#include "templates/engine.h"
#include "templates/letters.h"
#include "templates/operators.h"

namespace kier {
namespace {

constexpr Rule program_failed{"template/function-failed", Severity::error, "{message}{via}",
                              "{hint}"};

const std::vector<std::span<const Filter>>& groups() {
  static const std::vector<std::span<const Filter>> all = {
      text_filters(), shape_filters(), markup_filters(), number_filters(),
      list_filters(), order_filters(), choice_filters()};
  return all;
}

}  // namespace

const Filter* find_filter(std::string_view name) {
  for (const auto group : groups())
    for (const Filter& filter : group)
      if (filter.name == name) return &filter;
  return nullptr;
}

std::vector<std::string> filter_names() {
  std::vector<std::string> names;
  for (const auto group : groups())
    for (const Filter& filter : group) names.emplace_back(filter.name);
  return names;
}

Answer call_program(const TemplateFunction& function, std::vector<Value> arguments,
                    const Location& where, Work& work) {
  Outcome<Value> outcome = function.call(arguments, where);
  if (outcome.value && !has_errors(outcome.diagnostics)) {
    if (is_texty(*outcome.value) && (!work.may_build_text(outcome.value->as_text().size()) ||
                                     !work.build(outcome.value->as_text().size())))
      return std::nullopt;
    return std::move(*outcome.value);
  }
  work.fail(program_failed, {{"message", "'" + function.name + "' gave no value"}, {"hint", ""}});
  for (Diagnostic& diagnostic : outcome.diagnostics) {
    if (diagnostic.rule->severity != Severity::error) continue;
    work.problem.rule = diagnostic.rule;
    work.problem.parts = std::move(diagnostic.parts);
    work.problem.where = std::move(diagnostic.where);
    break;
  }
  return std::nullopt;
}

Answer apply(const Inner& inner, const Value* item, Work& work) {
  if (!work.step()) return std::nullopt;
  if (inner.program != nullptr) {
    std::vector<Value> arguments{*item};
    for (const Value* value : inner.given) arguments.push_back(*value);
    return call_program(*inner.program, std::move(arguments), *inner.where, work);
  }
  return inner.filter->run({inner.filter->name, item, inner.given, inner.names, nullptr}, work);
}

std::optional<bool> holds(const Inner& inner, const Value* item, Work& work) {
  if (!work.step()) return std::nullopt;
  if (inner.test->takes_undefined) return (item != nullptr) == (inner.test->name == "defined");
  return inner.test->run(*item, inner.given.empty() ? nullptr : inner.given[0], work);
}

std::optional<std::int64_t> whole_argument(const Arguments& a, std::size_t index,
                                           std::int64_t fallback, Work& work) {
  const Value* value = a[index];
  if (value == nullptr || value->is_none()) return fallback;
  if (value->kind() == Value::Kind::integer) return value->as_integer();
  return work.bad_type("'" + std::string(a.callee) + "'", "a whole number in the brackets", *value);
}

std::optional<std::string> text_argument(const Arguments& a, std::size_t index,
                                         std::string_view fallback, Work& work) {
  const Value* value = a[index];
  if (value == nullptr) return std::string(fallback);
  if (value->is_text()) return value->as_text();
  return work.bad_type("'" + std::string(a.callee) + "'", "text in the brackets", *value);
}

bool is_set(const Arguments& a, std::size_t index) {
  return a[index] != nullptr && is_true(*a[index]);
}

std::optional<std::string> text_input(const Arguments& a, Work& work) {
  if (a.input->kind() == Value::Kind::html)
    return work.bad_type("'" + std::string(a.callee) + "'", "text ('| striptags' makes it)",
                         *a.input);
  return text_of(*a.input, work);
}

std::optional<Value::List> items_of(const Value& value, std::string_view callee, Work& work) {
  Value::List items;
  if (value.is_list()) {
    items = value.as_list();
  } else if (value.is_map()) {
    for (const Value::Entry& entry : value.as_map()) items.emplace_back(entry.key);
  } else if (value.is_text()) {
    for (const std::string_view letter : split_letters(value.as_text())) items.emplace_back(letter);
  } else {
    return work.bad_type("'" + std::string(callee) + "'", "a list", value);
  }
  const auto count = static_cast<std::int64_t>(items.size());
  if (!work.step(count) || !work.build(items.size() * sizeof(Value))) return std::nullopt;
  return items;
}

}  // namespace kier
