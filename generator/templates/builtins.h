#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "templates/work.h"

namespace kier {

struct TemplateFunction;
struct Inner;

/// What a filter or function is given.
struct Arguments {
  std::string_view callee;       ///< its name, for messages
  const Value* input = nullptr;  ///< a filter's; null for a function, and where nothing is defined
  std::span<const Value* const> given;  ///< by parameter; null: left out
  std::span<const std::string> names;   ///< of the last ones, where any name is allowed
  const Inner* inner = nullptr;         ///< the filter or test that this one applies

  const Value* operator[](std::size_t index) const {
    return index < given.size() ? given[index] : nullptr;
  }
};

/// How the arguments of a filter, test or function are matched with its parameters.
enum class Takes : std::uint8_t {
  parameters,      ///< the named ones
  names,           ///< any number, with any names or without
  filter,          ///< the name of a filter and its arguments, or the named ones
  test,            ///< the name of a test and its arguments, or nothing
  attribute_test,  ///< an attribute, then as `test`
};

/// A filter or function of the language.
struct Filter {
  std::string_view name;
  std::string_view parameters;  ///< names parted by spaces; '!' behind one that must be given
  Answer (*run)(const Arguments& arguments, Work& work);
  Takes takes = Takes::parameters;
  bool takes_undefined = false;  ///< `default`: the input may be missing
};

struct Test {
  std::string_view name;
  std::string_view parameters;
  std::optional<bool> (*run)(const Value& value, const Value* argument, Work& work);
  bool takes_undefined = false;  ///< `defined` and `undefined`, which the evaluator answers
};

/// What `value.name(...)` does for a text or a map.
struct Method {
  std::string_view name;
  Value::Kind owner;
  std::size_t least;  ///< arguments
  std::size_t most;
  Answer (*run)(const Value& owner, std::span<const Value* const> arguments, Work& work);
};

/// A filter or test that map, select and their kin apply to every item.
struct Inner {
  const Filter* filter = nullptr;
  const Test* test = nullptr;
  const TemplateFunction* program = nullptr;
  std::span<const Value* const> given;
  std::span<const std::string> names;
  const Location* where = nullptr;
};
Answer apply(const Inner& inner, const Value* item, Work& work);
std::optional<bool> holds(const Inner& inner, const Value* item, Work& work);
/// Runs a function of the program; its complaints become the problem.
Answer call_program(const TemplateFunction& function, std::vector<Value> arguments,
                    const Location& where, Work& work);

const Filter* find_filter(std::string_view name);
const Filter* find_function(std::string_view name);
const Test* find_test(std::string_view name);
const Method* find_method(std::string_view name);

std::vector<std::string> filter_names();
std::vector<std::string> function_names();
std::vector<std::string> test_names();
std::vector<std::string> method_names();

// Reading arguments: nullopt after a problem.
std::optional<std::int64_t> whole_argument(const Arguments& a, std::size_t index,
                                           std::int64_t fallback, Work& work);
std::optional<std::string> text_argument(const Arguments& a, std::size_t index,
                                         std::string_view fallback, Work& work);
/// The flag's truth; `false` when it was left out.
bool is_set(const Arguments& a, std::size_t index);
/// The input as text; markup is a problem, since cutting it could break its tags.
std::optional<std::string> text_input(const Arguments& a, Work& work);
/// The items of a list, the keys of a map, the letters of a text.
std::optional<Value::List> items_of(const Value& value, std::string_view callee, Work& work);

// One group of filters each.
std::span<const Filter> text_filters();
std::span<const Filter> shape_filters();
std::span<const Filter> markup_filters();
std::span<const Filter> number_filters();
std::span<const Filter> list_filters();
std::span<const Filter> order_filters();
std::span<const Filter> choice_filters();

}  // namespace kier
