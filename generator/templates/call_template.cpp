#include <algorithm>
#include <utility>

#include "templates/evaluation.h"
#include "templates/operators.h"
#include "templates/rendering.h"

namespace kier {
namespace {

constexpr Rule no_caller{"template/no-caller", Severity::error,
                         "this macro needs a text around its call{via}",
                         "call it with 'call' and 'endcall', or test 'caller is defined' first"};
constexpr Rule caller_arguments{
    "template/caller-arguments", Severity::error,
    "the call block takes {wanted} values, and caller() gives {given}{via}",
    "name them in brackets behind 'call'"};

}  // namespace

Rendering::Rendering(const TemplateProgram& program, const Value& base)
    : program_(program), base_(base) {}

Rendering::~Rendering() {
  missing_.owner = Value();
  kept_.clear();
  while (!made_.empty()) made_.pop_back();
}

Rendering::Inside::Inside(Rendering& rendering, Frame& inner)
    : rendering_(rendering), outer_(rendering.frame_) {
  allowed_ = ++rendering.calls_ <= TemplateLimits::calls;
  if (!allowed_)
    rendering.work_.limit("macros, blocks and includes inside each other", TemplateLimits::calls,
                          "does one call itself without end?");
  inner.caller = outer_;
  rendering.frame_ = &inner;
}

Rendering::Context Rendering::fresh_context(const Template& leaf) const {
  return {std::vector<const Value*>(program_.names.size(), not_looked_up()), &leaf, nullptr};
}

void Rendering::file(const Template& file) {
  Context context = fresh_context(file);
  out.reserve(16384);  // most pages fit, and none grows in many small steps
  if (!run_file(file, context, {}, "") && !stopped_) report();
}

void Rendering::macro(const Macro& macro, std::span<const Value> arguments) {
  Frame outer;
  outer.home = macro.home;
  const Inside outside(*this, outer);
  outer.context = &module(*macro.home);
  Expr call;
  call.call = std::make_unique<CallSite>();
  Callee& callee = call.call->callee;
  callee.macro = &macro;
  for (const Value& argument : arguments) {
    callee.order.push_back(static_cast<int>(call.operands.size()));
    call.operands.emplace_back().constant = argument;
  }
  callee.order.resize(macro.parameters.size(), -1);
  if (!stopped_ && !call_macro(call, nullptr) && !stopped_) report();
}

bool Rendering::call(const Expr& expr) {
  switch (expr.operation) {
    case Operation::call_macro:
      return call_macro(expr, nullptr);
    case Operation::call_caller:
      return call_caller(expr);
    case Operation::super_block:
      return call_super(expr);
    case Operation::self_block:
      return call_self(expr);
    default:
      return call_again(expr);
  }
}

/// Arguments are evaluated outside the macro, defaults inside.
bool Rendering::call_macro(const Expr& expr, const CallBlock* block) {
  const Macro& macro = *expr.call->callee.macro;
  Frame inner;
  inner.home = macro.home;
  inner.slots.resize(static_cast<std::size_t>(macro.routine.slots), nullptr);
  inner.loops.resize(static_cast<std::size_t>(macro.routine.loops), nullptr);
  inner.called_at = expr.mark;
  inner.relation = "called from";
  inner.body = block;
  inner.body_frame = frame_;
  std::vector<Value> scratches(macro.parameters.size());
  for (std::size_t i = 0; i < macro.parameters.size(); ++i) {
    const int operand = expr.call->callee.order[i];
    if (operand < 0) continue;
    const Value* argument = value(expr.operands[static_cast<std::size_t>(operand)], scratches[i]);
    if (argument == nullptr) return false;
    inner.slots[static_cast<std::size_t>(macro.parameters[i].slot)] = argument;
  }
  if (!bind_rest(expr, macro, inner)) return false;
  Context* own = frame_->context->home != nullptr ? frame_->context->home : frame_->context;
  inner.context = expr.call->module != nullptr ? &module(*expr.call->module) : own;
  if (stopped_) return false;
  const Inside inside(*this, inner);
  if (!inside.allowed()) return at(expr.mark);
  return bind_parameters(macro.parameters) && body(macro.routine.body);
}

/// Parameters that were given nothing take their default.
bool Rendering::bind_parameters(const std::vector<Parameter>& parameters) {
  for (const Parameter& parameter : parameters) {
    const Value*& slot = frame_->slots[static_cast<std::size_t>(parameter.slot)];
    if (slot != nullptr || !parameter.fallback) continue;
    Value scratch;
    const Value* fallback = value(*parameter.fallback, scratch);
    if (fallback == nullptr) return false;
    slot = keep(*fallback);
  }
  return true;
}

/// What no parameter took goes into `varargs` and `kwargs`.
bool Rendering::bind_rest(const Expr& expr, const Macro& macro, Frame& inner) {
  const Callee& callee = expr.call->callee;
  Value::List positions;
  std::vector<Value::Entry> names;
  const std::size_t unnamed = callee.more.size() - callee.keywords.size();
  for (std::size_t i = 0; i < callee.more.size(); ++i) {
    Value scratch;
    const Value* argument = value(expr.operands[static_cast<std::size_t>(callee.more[i])], scratch);
    if (argument == nullptr) return false;
    if (i < unnamed)
      positions.push_back(*argument);
    else
      names.push_back({callee.keywords[i - unnamed], *argument});
  }
  if (macro.varargs >= 0)
    inner.slots[static_cast<std::size_t>(macro.varargs)] = keep(Value(std::move(positions)));
  if (macro.kwargs >= 0)
    inner.slots[static_cast<std::size_t>(macro.kwargs)] = keep(Value::map(std::move(names)));
  return true;
}

/// Runs the body of the call block where it was written, with the variables there.
bool Rendering::call_caller(const Expr& expr) {
  const CallBlock* block = frame_->body;
  if (block == nullptr) {
    work_.fail(no_caller);
    return at(expr.mark);
  }
  const std::size_t wanted = block->parameters.size();
  if (expr.operands.size() > wanted || !expr.call->keywords.empty()) {
    work_.fail(caller_arguments, {{"wanted", std::to_string(wanted)},
                                  {"given", std::to_string(expr.operands.size())}});
    return at(expr.mark);
  }
  std::vector<const Value*> arguments;
  for (const Expr& operand : expr.operands) {
    Value scratch;
    const Value* argument = value(operand, scratch);
    if (argument == nullptr) return false;
    arguments.push_back(keep(*argument));
  }
  Frame inner = *frame_->body_frame;  // shares its variables, may set its own
  inner.called_at = expr.mark;
  inner.relation = "shown by";
  for (std::int32_t slot = block->slots.first; slot < block->slots.end; ++slot)
    inner.slots[static_cast<std::size_t>(slot)] = nullptr;
  for (std::size_t i = 0; i < arguments.size(); ++i)
    inner.slots[static_cast<std::size_t>(block->parameters[i].slot)] = arguments[i];
  const Inside inside(*this, inner);
  if (!inside.allowed()) return at(expr.mark);
  if (!bind_parameters(block->parameters)) return false;
  for (const Parameter& parameter : block->parameters)
    if (frame_->slots[static_cast<std::size_t>(parameter.slot)] == nullptr) {
      work_.fail(caller_arguments, {{"wanted", std::to_string(wanted)},
                                    {"given", std::to_string(expr.operands.size())}});
      return at(expr.mark);
    }
  return body(block->body);
}

bool Rendering::run_block(const std::vector<const Block*>& overrides, std::size_t level, Mark mark,
                          Context& context) {
  const Block& block = *overrides[level];
  Frame inner;
  inner.home = block.home;
  inner.context = &context;
  inner.slots.resize(static_cast<std::size_t>(block.routine.slots), nullptr);
  inner.loops.resize(static_cast<std::size_t>(block.routine.loops), nullptr);
  inner.called_at = mark;
  inner.relation = frame_->home == block.home ? "" : "shown by";
  inner.overrides = &overrides;
  inner.level = level;
  const Inside inside(*this, inner);
  if (!inside.allowed()) return at(mark);
  return body(block.routine.body);
}

bool Rendering::call_super(const Expr& expr) {
  return run_block(*frame_->overrides, frame_->level + 1, expr.mark, *frame_->context);
}

bool Rendering::call_self(const Expr& expr) {
  const auto found = frame_->context->leaf->overrides.find(expr.text);
  if (found == frame_->context->leaf->overrides.end()) return undefined(expr, Value()) != nullptr;
  return run_block(found->second, 0, expr.mark, *frame_->context);
}

/// loop(children): the same loop over other items, in a copy of the frame.
bool Rendering::call_again(const Expr& expr) {
  const Loop& loop = *frame_->loops[static_cast<std::size_t>(expr.index)];
  Value scratch;
  const Value* items = value(expr.operands[0], scratch);
  if (items == nullptr) return false;
  Frame inner = *frame_;
  inner.called_at = expr.mark;
  inner.relation = "repeated from";
  const Inside inside(*this, inner);
  if (!inside.allowed()) return at(expr.mark);
  return loop_over(*loop.node, *items, loop.depth + 1);
}

bool Rendering::run_root(const Template& file, Frame& frame) {
  frame.home = &file;
  frame.slots.assign(static_cast<std::size_t>(file.root.slots), nullptr);
  frame.loops.assign(static_cast<std::size_t>(file.root.loops), nullptr);
  if (file.parent == nullptr) return body(file.root.body);
  for (const TemplateNode& node : file.root.body) {
    const bool shown =
        std::holds_alternative<Text>(node.part) || std::holds_alternative<BlockUse>(node.part);
    if (!shown && !this->node(node)) return give_up();
  }
  return true;
}

/// What the files below set comes first, then the eldest one's text is written.
bool Rendering::run_file(const Template& file, Context& context, Mark mark,
                         std::string_view relation) {
  Frame inner;
  inner.home = &file;
  inner.context = &context;
  inner.called_at = mark;
  inner.relation = relation;
  const Inside inside(*this, inner);
  if (!inside.allowed()) return at(mark);
  for (const Template* at = &file; at != nullptr; at = at->parent)
    if (!run_root(*at, inner)) return false;
  return true;
}

/// An imported file runs once in a rendering, for what it sets.
Rendering::Context& Rendering::module(const Template& file) {
  auto& context = modules_[&file];
  if (context != nullptr) return *context;
  context = std::make_unique<Context>(fresh_context(file));
  const std::string before = std::exchange(out, {});
  if (!run_file(file, *context, {}, "") && !stopped_) give_up();
  out = before;
  return *context;
}

void Rendering::bind(Context& context, const std::vector<Binding>& bindings) {
  for (const Binding& binding : bindings) {
    const Value* bound = nullptr;
    if (binding.loop >= 0)
      bound = keep(copy_of(*frame_->loops[static_cast<std::size_t>(binding.loop)]));
    for (const std::int32_t slot : binding.slots)
      if (bound == nullptr) bound = frame_->slots[static_cast<std::size_t>(slot)];
    if (bound != nullptr) context.names[static_cast<std::size_t>(binding.index)] = bound;
  }
}

}  // namespace kier
