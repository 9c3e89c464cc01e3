#include "templates/bind_arguments.h"

#include <algorithm>

#include "templates/shared_rules.h"

namespace kier {
namespace {

constexpr Rule too_few{"template/missing-argument", Severity::error, "{what} needs '{name}'"};
constexpr Rule unknown_name{"template/unknown-argument", Severity::error,
                            "{what} has no argument '{name}'",
                            "did you mean '{nearest}'?|it has {known}|it takes none"};
constexpr Rule twice{"template/argument-twice", Severity::error,
                     "{what} gets the argument '{name}' twice", "remove one of them"};
constexpr Rule unknown_filter{"template/unknown-filter", Severity::error,
                              "there is no filter '{name}'", "{instead}|did you mean '{nearest}'?"};
constexpr Rule unknown_test{"template/unknown-test", Severity::error, "there is no test '{name}'",
                            "{instead}|did you mean '{nearest}'?"};
constexpr Rule name_needed{"template/filter-name", Severity::error,
                           "'{callee}' needs the name of a {kind} in quotation marks",
                           "write for example {callee}('{example}')"};

constexpr Rule not_for_items{"template/filter-for-items", Severity::error,
                             "the filter '{name}' cannot be applied to every item", "write a loop"};

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "'" : ", '") + name + "'";
  return text;
}

/// What stands in for the filters and tests of Jinja2 that are not here.
std::string instead_of(std::string_view name) {
  if (name == "attr") return "write value['name']";
  if (name == "random") return "a build has to give the same pages every time";
  if (name == "xmlattr") return "write the attributes out";
  if (name == "urlize") return "links belong into the Markdown text";
  if (name == "sameas") return "write 'is eq'";
  if (name == "filter" || name == "test") return "unknown filters and tests are always errors";
  return {};
}

}  // namespace

std::string arguments_text(std::size_t least, std::size_t most) {
  if (most == 0) return "no arguments";
  return (least < most ? "at most " : "") +
         (most == 1 ? "1 argument" : std::to_string(most) + " arguments");
}

Signature signature_of(std::string_view parameters, Takes takes) {
  Signature signature;
  signature.more_positions = signature.more_names = takes == Takes::names;
  while (!parameters.empty()) {
    const auto space = parameters.find(' ');
    std::string_view name = parameters.substr(0, space);
    if (name.ends_with('!')) {
      name.remove_suffix(1);
      signature.required = signature.names.size() + 1;
    }
    signature.names.emplace_back(name);
    parameters.remove_prefix(space == parameters.npos ? parameters.size() : space + 1);
  }
  return signature;
}

Signature signature_of(const Macro& macro) {
  Signature signature;
  signature.more_positions = macro.varargs >= 0;
  signature.more_names = macro.kwargs >= 0;
  for (const Parameter& parameter : macro.parameters) {
    signature.names.push_back(parameter.name);
    if (!parameter.fallback) signature.required = signature.names.size();
  }
  return signature;
}

void ArgumentBinder::report(const Rule& rule, Mark mark, Parts parts) {
  sink_.push_back(complain(rule, Location(path_, mark), std::move(parts)));
}

void ArgumentBinder::bind_keyword(Expr& call, Callee& callee, const Signature& signature,
                                  std::size_t keyword, const std::string& what) {
  const std::string& name = call.call->keywords[keyword];
  const Mark mark = call.call->keyword_marks[keyword];
  const std::size_t operand = call.operands.size() - call.call->keywords.size() + keyword;
  const auto known = std::find(signature.names.begin(), signature.names.end(), name);
  const auto index = static_cast<std::size_t>(known - signature.names.begin());
  if (known != signature.names.end() && callee.order[index] < 0) {
    callee.order[index] = static_cast<int>(operand);
    return;
  }
  const bool more_twice =
      std::find(callee.keywords.begin(), callee.keywords.end(), name) != callee.keywords.end();
  if (known != signature.names.end() || more_twice)
    return report(twice, mark, {{"what", what}, {"name", name}});
  if (!signature.more_names)
    return report(unknown_name, mark,
                  {{"what", what},
                   {"name", name},
                   {"nearest", nearest(name, signature.names)},
                   {"known", listed(signature.names)}});
  callee.more.push_back(static_cast<int>(operand));
  callee.keywords.push_back(name);
}

void ArgumentBinder::bind_from(Expr& call, Callee& callee, const Signature& signature,
                               std::size_t first, const std::string& what) {
  const std::size_t positions = call.operands.size() - call.call->keywords.size();
  callee.order.assign(signature.names.size(), -1);
  for (std::size_t i = first; i < positions; ++i) {
    if (i - first < signature.names.size())
      callee.order[i - first] = static_cast<int>(i);
    else
      callee.more.push_back(static_cast<int>(i));
  }
  if (!callee.more.empty() && !signature.more_positions)
    report(too_many_arguments, call.mark,
           {{"what", what},
            {"most", arguments_text(signature.required, signature.names.size())},
            {"given", std::to_string(positions - first)}});
  for (std::size_t i = 0; i < call.call->keywords.size(); ++i)
    bind_keyword(call, callee, signature, i, what);
  for (std::size_t i = 0; i < signature.required; ++i)
    if (callee.order[i] < 0)
      report(too_few, call.mark, {{"what", what}, {"name", signature.names[i]}});
}

void ArgumentBinder::bind(Expr& call, Callee& callee, const Signature& signature,
                          const std::string& what) {
  bind_from(call, callee, signature, 0, what);
}

void ArgumentBinder::bind_program(Expr& call, Callee& callee, const TemplateFunction& function,
                                  std::size_t first, const std::string& what) {
  callee.program = &function;
  call.call->where = Location(path_, call.mark);
  for (std::size_t i = 0; i < call.call->keywords.size(); ++i)
    report(names_refused, call.call->keyword_marks[i],
           {{"what", what}, {"name", call.call->keywords[i]}});
  // What comes before `first` is the input, or for an inner filter stands for it.
  const int input = first > 0 ? 1 : 0;
  const int given = static_cast<int>(call.operands.size() - first) + input;
  const auto besides_input = [&](int count) {
    return static_cast<std::size_t>(std::max(0, count - input));
  };
  if (given > function.max_arguments)
    report(too_many_arguments, call.mark,
           {{"what", what},
            {"most", arguments_text(besides_input(function.min_arguments),
                                    besides_input(function.max_arguments))},
            {"given", std::to_string(given - input)}});
  if (given < function.min_arguments)
    report(too_few, call.mark,
           {{"what", what}, {"name", "argument " + std::to_string(given - input + 1)}});
  for (std::size_t i = first; i < call.operands.size(); ++i)
    callee.more.push_back(static_cast<int>(i));
}

const std::string* ArgumentBinder::literal_name(const Expr& call, std::size_t operand,
                                                std::string_view kind) {
  const Expr& name = call.operands[operand];
  if (name.operation == Operation::constant && name.constant.is_text())
    return &name.constant.as_text();
  report(name_needed, name.mark,
         {{"callee", call.text},
          {"kind", std::string(kind)},
          {"example", kind == "filter" ? "upper" : "odd"}});
  return nullptr;
}

/// The filter of map('upper'), the test of select('odd'): operand `name` names it and
/// what follows are its arguments.
void ArgumentBinder::bind_inner(Expr& call, std::size_t name) {
  const bool filter = call.call->callee.filter->takes == Takes::filter;
  const std::string* text = literal_name(call, name, filter ? "filter" : "test");
  if (text == nullptr) return;
  Callee& inner = call.call->inner.emplace();
  const Mark mark = call.operands[name].mark;
  if (filter) {
    const std::string what = "the filter '" + *text + "'";
    if (const TemplateFunction* program = program_.program_filter(*text))
      return bind_program(call, inner, *program, name + 1, what);
    inner.filter = find_filter(*text);
    if (inner.filter != nullptr && inner.filter->takes > Takes::names)
      return report(not_for_items, mark, {{"name", *text}});
    if (inner.filter == nullptr)
      return report(unknown_filter, mark,
                    {{"name", *text},
                     {"instead", instead_of(*text)},
                     {"nearest", nearest(*text, filter_names())}});
    return bind_from(call, inner, signature_of(inner.filter->parameters, inner.filter->takes),
                     name + 1, what);
  }
  inner.test = find_test(*text);
  if (inner.test == nullptr)
    return report(unknown_test, mark,
                  {{"name", *text},
                   {"instead", instead_of(*text)},
                   {"nearest", nearest(*text, test_names())}});
  bind_from(call, inner, signature_of(inner.test->parameters, Takes::parameters), name + 1,
            "the test '" + *text + "'");
}

void ArgumentBinder::bind_filter(Expr& call) {
  const std::string what = "the filter '" + call.text + "'";
  Callee& callee = call.call->callee;
  if (const TemplateFunction* program = program_.program_filter(call.text))
    return bind_program(call, callee, *program, 1, what);
  callee.filter = find_filter(call.text);
  if (callee.filter == nullptr)
    return report(unknown_filter, call.mark,
                  {{"name", call.text},
                   {"instead", instead_of(call.text)},
                   {"nearest", nearest(call.text, filter_names())}});
  const std::size_t positions = call.operands.size() - call.call->keywords.size() - 1;
  const Takes takes = callee.filter->takes;
  const Signature signature = signature_of(callee.filter->parameters, takes);
  const std::size_t before = takes == Takes::attribute_test ? 1 : 0;
  if (takes <= Takes::names || positions <= before) {
    bind_from(call, callee, signature, 1, what);
    if (takes == Takes::filter && callee.order[0] < 0)
      report(too_few, call.mark, {{"what", what}, {"name", "attribute"}});
    return;
  }
  if (before == 1) callee.order = {1};
  bind_inner(call, 1 + before);
}

void ArgumentBinder::bind_test(Expr& call) {
  Callee& callee = call.call->callee;
  callee.test = find_test(call.text);
  if (callee.test == nullptr)
    return report(unknown_test, call.mark,
                  {{"name", call.text},
                   {"instead", instead_of(call.text)},
                   {"nearest", nearest(call.text, test_names())}});
  bind_from(call, callee, signature_of(callee.test->parameters, Takes::parameters), 1,
            "the test '" + call.text + "'");
}

}  // namespace kier
