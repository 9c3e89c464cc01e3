#include <algorithm>
#include <utility>

#include "templates/resolver.h"
#include "templates/shared_rules.h"
#include "templates/walk.h"

namespace kier {
namespace {

constexpr Rule not_namespace{"template/not-a-namespace", Severity::error,
                             "'{name}' cannot be changed in part",
                             "make it in this file: {example}"};
constexpr Rule no_caller{"template/unused-caller", Severity::error,
                         "the macro '{name}' never uses caller(), so this text would not be shown",
                         "call it as {example}, or use caller() in the macro"};

constexpr Rule block_in_macro{"template/block-in-macro", Severity::error,
                              "the block '{name}' stands inside a macro",
                              "use caller() for the part that varies"};

bool makes_namespace(const Expr& value) {
  return value.operation == Operation::call && value.operands[0].operation == Operation::name &&
         value.operands[0].text == "namespace";
}

bool asks_whether_defined(const Expr& expr) {
  if (expr.operation == Operation::filter) return expr.text == "default" || expr.text == "d";
  return expr.operation == Operation::test && (expr.text == "defined" || expr.text == "undefined");
}

const std::set<std::string>& names_of(const NameSets& sets, const Template& file) {
  static const std::set<std::string> none;
  const auto found = sets.find(&file);
  return found == sets.end() ? none : found->second;
}

}  // namespace

Resolver::Resolver(TemplateProgram& program, Template& file, const NameSets& provided,
                   const NameSets& mentioned, Diagnostics& sink)
    : program_(program),
      file_(file),
      mentioned_(mentioned),
      provided_(names_of(provided, file)),
      sink_(sink),
      binder_(program, file.path, sink) {
  each_expression_of_file(file, [&](const Expr& expr) {
    if (asks_whether_defined(expr) && expr.operands[0].operation == Operation::name)
      guarded_.insert(expr.operands[0].text);
  });
  for (const TemplateNode& node : file.root.body)
    if (const auto* set = std::get_if<Set>(&node.part))
      if (makes_namespace(set->value) && set->targets.size() == 1)
        file_namespaces_.insert(set->targets[0].name);
}

void Resolver::report(const Rule& rule, Mark mark, Parts parts) {
  sink_.push_back(complain(rule, Location(file_.path, mark), std::move(parts)));
}

void Resolver::run() {
  in_root_ = true;
  routine(file_.root);
  in_root_ = false;
  for (const auto& block : file_.blocks) {
    block_ = block.get();
    routine(block->routine);
  }
  block_ = nullptr;
  for (const auto& each : file_.macros) macro(*each);
}

void Resolver::routine(Routine& routine) {
  slots_ = loops_ = conditions_ = 0;
  const Inside scope(*this);
  body(routine.body);
  routine.slots = slots_;
  routine.loops = loops_;
}

void Resolver::macro(Macro& macro) {
  slots_ = loops_ = conditions_ = 0;
  macro_ = &macro;
  const Inside scope(*this);
  for (Parameter& parameter : macro.parameters) {
    // A default may use the parameters before it.
    if (parameter.fallback) expression(*parameter.fallback);
    parameter.slot = declare(parameter.name).slot;
  }
  if (macro.varargs >= 0) macro.varargs = declare("varargs").slot;
  if (macro.kwargs >= 0) macro.kwargs = declare("kwargs").slot;
  body(macro.routine.body);
  macro.routine.slots = slots_;
  macro.routine.loops = loops_;
  macro_ = nullptr;
}

const Resolver::Variable* Resolver::find(std::string_view name) const {
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
    for (const Variable& variable : scope->variables)
      if (variable.name == name) return &variable;
  return nullptr;
}

Resolver::Variable& Resolver::declare(const std::string& name) {
  Scope& scope = scopes_.back();
  const bool certain = scope.conditions == conditions_;
  for (Variable& variable : scope.variables) {
    if (variable.name != name) continue;
    variable.certain = variable.certain || certain;
    return variable;
  }
  Variable variable;
  variable.name = name;
  variable.slot = slots_++;
  variable.certain = certain;
  return scope.variables.emplace_back(std::move(variable));
}

void Resolver::assign(AssignmentTarget& target, bool is_namespace) {
  if (at_file_scope()) {
    target.index = program_.names.index(target.name);
    return;
  }
  Variable& variable = declare(target.name);
  variable.is_namespace = is_namespace;
  target.slot = variable.slot;
}

std::vector<std::int32_t> Resolver::slots_of(std::string_view name, bool* certain) const {
  std::vector<std::int32_t> slots;
  *certain = false;
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend() && !*certain; ++scope)
    for (const Variable& variable : scope->variables)
      if (variable.name == name && variable.loop < 0) {
        slots.push_back(variable.slot);
        *certain = variable.certain;
      }
  return slots;
}

std::vector<Binding> Resolver::visible(const std::set<std::string>* mentioned) {
  std::vector<Binding> bindings;
  std::set<std::string> seen;
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
    for (const Variable& variable : scope->variables) {
      if (mentioned != nullptr && !mentioned->contains(variable.name)) continue;
      if (!seen.insert(variable.name).second) continue;
      Binding binding;
      binding.index = program_.names.index(variable.name);
      bool certain = false;
      binding.loop = variable.loop;
      if (variable.loop < 0) binding.slots = slots_of(variable.name, &certain);
      bindings.push_back(std::move(binding));
    }
  return bindings;
}

void Resolver::body(Body& nodes) {
  for (TemplateNode& each : nodes) node(each);
}

void Resolver::node(TemplateNode& node) {
  if (auto* output = std::get_if<Output>(&node.part)) return expression(output->value);
  if (auto* choice = std::get_if<If>(&node.part)) return tag_if(*choice);
  if (auto* loop = std::get_if<For>(&node.part)) return tag_for(*loop);
  if (auto* set = std::get_if<Set>(&node.part)) return tag_set(*set);
  if (auto* set = std::get_if<SetBody>(&node.part)) return tag_set_body(*set);
  if (auto* set = std::get_if<SetField>(&node.part)) return tag_set_field(*set);
  if (auto* include = std::get_if<Include>(&node.part)) return tag_include(*include);
  if (auto* block = std::get_if<BlockUse>(&node.part)) return tag_block(*block, node.mark);
  if (auto* call = std::get_if<CallBlock>(&node.part)) return tag_call(*call, node.mark);
  if (auto* with = std::get_if<With>(&node.part)) return tag_with(*with);
  if (auto* filter = std::get_if<FilterBody>(&node.part)) {
    expression(filter->filter);
    const Inside scope(*this);
    body(filter->body);
    filter->slots = scope.range();
  }
}

void Resolver::tag_if(If& part) {
  for (Branch& branch : part.branches) {
    if (branch.condition) expression(*branch.condition);
    ++conditions_;
    body(branch.body);
    --conditions_;
  }
}

void Resolver::tag_for(For& part) {
  expression(part.items);
  part.loop = loops_++;
  {
    const Inside scope(*this);
    for (AssignmentTarget& target : part.targets) assign(target, false);
    if (part.condition) expression(*part.condition);
    Variable loop;
    loop.name = "loop";
    loop.loop = part.loop;
    loop.recursive = part.recursive;
    scopes_.back().variables.push_back(std::move(loop));
    body(part.body);
    part.slots = scope.range();
  }
  const Inside scope(*this);
  body(part.otherwise);
}

void Resolver::tag_set(Set& part) {
  const bool is_namespace = makes_namespace(part.value) && part.targets.size() == 1;
  expression(part.value);
  for (AssignmentTarget& target : part.targets) assign(target, is_namespace);
}

void Resolver::tag_set_body(SetBody& part) {
  if (part.filter) expression(*part.filter);
  {
    const Inside scope(*this);
    body(part.body);
    part.slots = scope.range();
  }
  assign(part.target, false);
}

void Resolver::tag_set_field(SetField& part) {
  expression(part.value);
  const Variable* variable = find(part.target.name);
  if (variable != nullptr && variable->is_namespace) {
    part.target.slot = variable->slot;
  } else if (variable == nullptr && file_namespaces_.contains(part.target.name)) {
    part.target.index = program_.names.index(part.target.name);
  } else {
    report(not_namespace, part.target.mark,
           {{"name", part.target.name},
            {"example", "{% set " + part.target.name + " = namespace(...) %}"}});
  }
}

void Resolver::tag_include(Include& part) {
  if (part.target != nullptr && part.with_context)
    part.bindings = visible(&names_of(mentioned_, *part.target));
}

void Resolver::tag_block(BlockUse& part, Mark mark) {
  if (macro_ != nullptr) report(block_in_macro, mark, {{"name", part.name}});
  const auto block = std::find_if(file_.blocks.begin(), file_.blocks.end(),
                                  [&](const auto& known) { return known->name == part.name; });
  if ((*block)->scoped) part.bindings = visible(nullptr);
}

void Resolver::tag_call(CallBlock& part, Mark mark) {
  expression(part.call);
  if (part.call.operation != Operation::call_macro)
    report(call_needs_macro, mark, {{"example", "{% call box() %}"}});
  else if (!part.call.call->callee.macro->uses_caller)
    report(no_caller, part.call.mark,
           {{"name", part.call.call->callee.macro->name},
            {"example", "{{ " + part.call.text + "(...) }}"}});
  const Inside scope(*this);
  for (Parameter& parameter : part.parameters) {
    if (parameter.fallback) expression(*parameter.fallback);
    parameter.slot = declare(parameter.name).slot;
  }
  body(part.body);
  part.slots = scope.range();
}

void Resolver::tag_with(With& part) {
  // All values are found outside: none sees the others' new names.
  for (Expr& value : part.values) expression(value);
  const Inside scope(*this);
  for (AssignmentTarget& target : part.targets) assign(target, false);
  body(part.body);
  part.slots = scope.range();
}

void resolve_names(TemplateProgram& program, Template& file, const NameSets& provided,
                   const NameSets& mentioned, Diagnostics& sink) {
  Resolver(program, file, provided, mentioned, sink).run();
}

}  // namespace kier
