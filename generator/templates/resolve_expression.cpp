#include <algorithm>
#include <array>

#include "templates/resolver.h"
#include "templates/shared_rules.h"

namespace kier {
namespace {

constexpr Rule unknown{
    "template/unknown-name", Severity::error, "'{name}' is not defined",
    "did you mean '{nearest}'?|a block sees what is set around it only when it is "
    "scoped: {scoped}|set it before, or test it with 'is defined'"};
constexpr Rule needs_call{"template/not-called", Severity::error, "'{name}' is {kind} and no value",
                          "write {example}"};
constexpr Rule unknown_field{"template/unknown-loop-field", Severity::error,
                             "'loop' has no '{name}'", "did you mean '{nearest}'?"};

constexpr std::array<std::string_view, 13> loop_fields = {
    "index", "index0", "revindex", "revindex0", "first", "last",   "length",
    "depth", "depth0", "previtem", "nextitem",  "cycle", "changed"};

}  // namespace

void Resolver::operands(Expr& expr) {
  for (Expr& operand : expr.operands) expression(operand);
}

void Resolver::expression(Expr& expr) {
  switch (expr.operation) {
    case Operation::name:
      return name(expr);
    case Operation::attribute:
      return attribute(expr);
    case Operation::call:
      return call(expr);
    case Operation::filter:
      operands(expr);
      return binder_.bind_filter(expr);
    case Operation::test:
      operands(expr);
      return binder_.bind_test(expr);
    default:
      return operands(expr);
  }
}

bool Resolver::is_given(const std::string& name) const {
  const auto& globals = program_.options.globals;
  return provided_.contains(name) ||
         std::find(globals.begin(), globals.end(), name) != globals.end();
}

void Resolver::name(Expr& expr) {
  const Variable* variable = find(expr.text);
  if (variable != nullptr && variable->loop >= 0) {
    expr.operation = Operation::loop_copy;
    expr.index = variable->loop;
    return;
  }
  bool certain = false;
  expr.slots = slots_of(expr.text, &certain);
  if (certain) return;
  if (variable != nullptr || is_given(expr.text)) {
    expr.index = program_.names.index(expr.text);
  } else if (!special_name(expr)) {
    unknown_name(expr);
  }
}

/// Names that stand for something that is no value.
bool Resolver::special_name(Expr& expr) {
  const std::string& name = expr.text;
  const Template* home = nullptr;
  const auto not_called = [&](std::string_view kind, const std::string& example) {
    report(needs_call, expr.mark,
           {{"name", name}, {"kind", std::string(kind)}, {"example", example}});
    return true;
  };
  if (name == "caller" && macro_ != nullptr) {
    expr.operation = Operation::has_caller;
    return true;
  }
  if (find_macro(name, &home) != nullptr) return not_called("a macro", name + "(...)");
  if (find_import(name) != nullptr) return not_called("an imported file", name + ".macro(...)");
  if (find_function(name) != nullptr || program_.program_function(name) != nullptr)
    return not_called("a function", name + "(...)");
  if (name == "self") return not_called("a block", "self.block()");
  return name == "super" && not_called("a block", "super()");
}

/// A name that the file asks for with `is defined` may come from somewhere else.
void Resolver::unknown_name(Expr& expr) {
  if (program_.incomplete()) return;
  if (guarded_.contains(expr.text)) {
    expr.index = program_.names.index(expr.text);
    return;
  }
  std::vector<std::string> known(provided_.begin(), provided_.end());
  for (const Scope& scope : scopes_)
    for (const Variable& variable : scope.variables) known.push_back(variable.name);
  for (const std::string& global : program_.options.globals) known.push_back(global);
  const bool around = block_ != nullptr && local_names(file_).contains(expr.text);
  const std::string scoped = around ? "write {% block " + block_->name + " scoped %}" : "";
  report(unknown, expr.mark,
         {{"name", expr.text}, {"nearest", nearest(expr.text, known)}, {"scoped", scoped}});
}

void Resolver::loop_field(Expr& expr, const Variable& loop) {
  if (std::find(loop_fields.begin(), loop_fields.end(), expr.text) == loop_fields.end()) {
    const std::vector<std::string> known(loop_fields.begin(), loop_fields.end());
    return report(unknown_field, expr.mark,
                  {{"name", expr.text}, {"nearest", nearest(expr.text, known)}});
  }
  if (expr.text == "cycle" || expr.text == "changed")
    return report(needs_call, expr.mark,
                  {{"name", "loop." + expr.text},
                   {"kind", "a function"},
                   {"example", "loop." + expr.text + "(...)"}});
  expr.operation = Operation::loop_field;
  expr.index = loop.loop;
  expr.operands.clear();
}

void Resolver::attribute(Expr& expr) {
  const Expr& owner = expr.operands[0];
  if (owner.operation == Operation::name) {
    const Variable* variable = find(owner.text);
    if (variable != nullptr && variable->loop >= 0) return loop_field(expr, *variable);
    if (const Import* import = module(owner)) {
      std::vector<std::string> known;
      for (const auto& macro : import->target->macros) {
        known.push_back(macro->name);
        if (macro->name == expr.text)
          return report(needs_call, expr.mark,
                        {{"name", expr.text},
                         {"kind", "a macro"},
                         {"example", owner.text + "." + expr.text + "(...)"}});
      }
      if (!top_names(*import->target).contains(expr.text) && !import->target->broken)
        return report(
            unknown_macro, expr.mark,
            {{"file", import->file}, {"name", expr.text}, {"nearest", nearest(expr.text, known)}});
      expr.operation = Operation::module_field;
      expr.index = program_.names.index(expr.text);
      expr.call = std::make_unique<CallSite>();
      expr.call->module = import->target;
      expr.operands.clear();
      return;
    }
  }
  operands(expr);
}

}  // namespace kier
