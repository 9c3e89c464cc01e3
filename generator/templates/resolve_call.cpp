#include <algorithm>
#include <utility>

#include "templates/bind_arguments.h"
#include "templates/resolver.h"
#include "templates/shared_rules.h"

namespace kier {
namespace {

constexpr Rule unknown_function{"template/unknown-function", Severity::error,
                                "there is no macro or function '{name}'",
                                "{instead}|did you mean '{nearest}'?"};
constexpr Rule unknown_method{"template/unknown-method", Severity::error,
                              "values have no function '{name}'",
                              "{instead}|did you mean '{nearest}'?|use a filter"};
constexpr Rule not_callable{"template/not-callable", Severity::error,
                            "only macros and functions can be called, and {what} is none",
                            "remove the brackets"};
constexpr Rule misplaced{"template/misplaced-call", Severity::error,
                         "'{name}' can only be called inside {place}", "{advice}"};
constexpr Rule unknown_self{"template/unknown-self", Severity::error,
                            "there is no block '{name}' here", "did you mean '{nearest}'?"};
constexpr Rule no_parent_block{"template/no-super", Severity::error,
                               "no file that this one extends has the block '{name}'",
                               "remove super()"};

std::string instead_of(std::string_view name) {
  if (name == "cycler") return "use loop.cycle(...)";
  if (name == "joiner") return "use '| join', or 'if not loop.first'";
  if (name == "lipsum") return "write the text out";
  if (name == "append" || name == "extend" || name == "insert")
    return "values do not change; write {% set list = list + [item] %}";
  if (name == "update" || name == "pop" || name == "remove" || name == "clear" ||
      name == "setdefault")
    return "values do not change; make a new one with set";
  if (name == "format") return "use the filter 'format' or 'fill'";
  if (name == "title") return "use the filter 'title'";
  return {};
}

}  // namespace

const Macro* Resolver::find_macro(std::string_view name, const Template** home) const {
  for (const Template* at = &file_; at != nullptr; at = at->parent) {
    for (const auto& macro : at->macros)
      if (macro->name == name) return macro.get();
    for (const Import& import : at->imports) {
      if (import.alias != name || import.name.empty()) continue;
      *home = import.target;
      for (const auto& macro : import.target->macros)
        if (macro->name == import.name) return macro.get();
    }
  }
  return nullptr;
}

const Import* Resolver::find_import(std::string_view name) const {
  for (const Template* at = &file_; at != nullptr; at = at->parent)
    for (const Import& import : at->imports)
      if (import.alias == name && import.name.empty()) return &import;
  return nullptr;
}

const Import* Resolver::module(const Expr& expr) const {
  if (expr.operation != Operation::name || find(expr.text) != nullptr) return nullptr;
  return find_import(expr.text);
}

void Resolver::call(Expr& expr) {
  Expr callee = std::move(expr.operands[0]);
  expr.operands.erase(expr.operands.begin());
  for (Expr& argument : expr.operands) expression(argument);
  if (callee.operation == Operation::name) return call_name(expr, callee);
  if (callee.operation == Operation::attribute) return call_attribute(expr, std::move(callee));
  report(not_callable, expr.mark, {{"what", "this"}});
}

void Resolver::call_name(Expr& expr, const Expr& callee) {
  expr.text = callee.text;
  const std::string& name = callee.text;
  const Variable* variable = find(name);
  const Template* module = nullptr;
  if (variable != nullptr && variable->loop >= 0) return call_loop(expr, *variable, "");
  if (variable != nullptr) return report(not_callable, expr.mark, {{"what", "'" + name + "'"}});
  if (name == "super") return call_super(expr);
  if (name == "caller" && macro_ != nullptr) {
    expr.operation = Operation::call_caller;
  } else if (name == "caller") {
    report(misplaced, expr.mark,
           {{"name", "caller()"},
            {"place", "a macro"},
            {"advice", "it shows the text of the call block"}});
  } else if (const Macro* macro = find_macro(name, &module)) {
    call_macro(expr, *macro, module);
  } else {
    call_function(expr);
  }
}

void Resolver::call_macro(Expr& expr, const Macro& macro, const Template* module) {
  expr.operation = Operation::call_macro;
  expr.call->callee.macro = &macro;
  expr.call->module = module;
  binder_.bind(expr, expr.call->callee, signature_of(macro), "the macro '" + macro.name + "'");
}

void Resolver::call_function(Expr& expr) {
  const std::string& name = expr.text;
  Callee& callee = expr.call->callee;
  const std::string what = "the function '" + name + "'";
  expr.operation = Operation::call_program;
  if (const TemplateFunction* program = program_.program_function(name))
    return binder_.bind_program(expr, callee, *program, 0, what);
  if ((callee.filter = find_function(name)) != nullptr)
    return binder_.bind(expr, callee, signature_of(callee.filter->parameters, callee.filter->takes),
                        what);
  if (program_.incomplete() && instead_of(name).empty()) return;  // a macro might be missing
  if (is_given(name)) return report(not_callable, expr.mark, {{"what", "'" + name + "'"}});
  std::vector<std::string> known = function_names();
  for (const TemplateFunction& function : program_.options.functions)
    known.push_back(function.name);
  for (const Template* at = &file_; at != nullptr; at = at->parent) {
    for (const auto& macro : at->macros) known.push_back(macro->name);
    for (const Import& import : at->imports) known.push_back(import.alias);
  }
  report(unknown_function, expr.mark,
         {{"name", name}, {"instead", instead_of(name)}, {"nearest", nearest(name, known)}});
}

void Resolver::call_super(Expr& expr) {
  expr.operation = Operation::super_block;
  if (block_ == nullptr || macro_ != nullptr)
    return report(misplaced, expr.mark,
                  {{"name", "super()"},
                   {"place", "a block"},
                   {"advice", "it shows the block of the file that is extended"}});
  const bool above = file_.parent != nullptr && file_.parent->overrides.contains(block_->name);
  if (!above && !program_.incomplete())
    report(no_parent_block, expr.mark, {{"name", block_->name}});
  if (!expr.operands.empty())
    report(too_many_arguments, expr.mark,
           {{"what", "super()"},
            {"most", "no arguments"},
            {"given", std::to_string(expr.operands.size())}});
}

void Resolver::call_self(Expr& expr, const std::string& block) {
  expr.operation = Operation::self_block;
  expr.text = block;
  if (!file_.overrides.contains(block) && !program_.incomplete()) {
    std::vector<std::string> known;
    for (const auto& [name, bodies] : file_.overrides) known.push_back(name);
    report(unknown_self, expr.mark, {{"name", block}, {"nearest", nearest(block, known)}});
  }
  if (!expr.operands.empty())
    report(too_many_arguments, expr.mark,
           {{"what", "self." + block + "()"},
            {"most", "no arguments"},
            {"given", std::to_string(expr.operands.size())}});
}

void Resolver::call_loop(Expr& expr, const Variable& loop, const std::string& field) {
  expr.index = loop.loop;
  const std::string what = field.empty() ? "loop()" : "loop." + field + "()";
  if (!expr.call->keywords.empty())
    report(names_refused, expr.call->keyword_marks[0],
           {{"what", what}, {"name", expr.call->keywords[0]}});
  if (field == "changed") {
    expr.operation = Operation::loop_changed;
    return;
  }
  expr.operation = field == "cycle" ? Operation::loop_cycle : Operation::loop_again;
  if (field.empty() && !loop.recursive)
    report(misplaced, expr.mark,
           {{"name", what},
            {"place", "a recursive loop"},
            {"advice", "write 'recursive' at the end of the 'for'"}});
  const bool fits = field == "cycle" ? !expr.operands.empty() : expr.operands.size() == 1;
  if (!fits)
    report(too_many_arguments, expr.mark,
           {{"what", what},
            {"most", field == "cycle" ? "1 argument or more" : "1 argument"},
            {"given", std::to_string(expr.operands.size())}});
}

void Resolver::call_attribute(Expr& expr, Expr callee) {
  Expr& owner = callee.operands[0];
  expr.text = callee.text;
  expr.mark = callee.mark;
  if (owner.operation == Operation::name) {
    const Variable* variable = find(owner.text);
    if (variable != nullptr && variable->loop >= 0 &&
        (callee.text == "cycle" || callee.text == "changed"))
      return call_loop(expr, *variable, callee.text);
    if (variable == nullptr && owner.text == "self") return call_self(expr, callee.text);
    if (const Import* import = module(owner)) {
      std::vector<std::string> known;
      for (const auto& macro : import->target->macros) {
        if (macro->name == callee.text) return call_macro(expr, *macro, import->target);
        known.push_back(macro->name);
      }
      if (import->target->broken) return;
      return report(unknown_macro, expr.mark,
                    {{"file", import->file},
                     {"name", callee.text},
                     {"nearest", nearest(callee.text, known)}});
    }
  }
  expression(owner);
  call_method(expr);
  expr.operands.insert(expr.operands.begin(), std::move(owner));
}

void Resolver::call_method(Expr& expr) {
  expr.operation = Operation::call_method;
  const Method* method = find_method(expr.text);
  expr.call->callee.method = method;
  if (method == nullptr)
    return report(unknown_method, expr.mark,
                  {{"name", expr.text},
                   {"instead", instead_of(expr.text)},
                   {"nearest", nearest(expr.text, method_names())}});
  const std::string what = "'" + expr.text + "'";
  if (!expr.call->keywords.empty())
    report(names_refused, expr.call->keyword_marks[0],
           {{"what", what}, {"name", expr.call->keywords[0]}});
  const std::size_t given = expr.operands.size();
  if (given >= method->least && given <= method->most) return;
  report(too_many_arguments, expr.mark,
         {{"what", what},
          {"most", arguments_text(method->least, method->most)},
          {"given", std::to_string(given)}});
}

}  // namespace kier
