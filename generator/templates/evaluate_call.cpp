#include <algorithm>
#include <array>
#include <utility>

#include "templates/evaluation.h"
#include "templates/operators.h"
#include "templates/rendering.h"

namespace kier {

/// The evaluated arguments of one call.
struct Rendering::Operands {
  explicit Operands(std::size_t count) : scratches(count) { given.reserve(count); }
  std::vector<Value> scratches;
  std::vector<const Value*> given;
};

bool Rendering::evaluate(const Expr& expr, const Callee& callee, Operands& into) {
  std::size_t next = 0;
  into.scratches.resize(callee.order.size() + callee.more.size());
  const auto add = [&](int operand) {
    const Value* argument = nullptr;
    if (operand >= 0) {
      argument = value(expr.operands[static_cast<std::size_t>(operand)], into.scratches[next++]);
      if (argument == nullptr) return false;
    }
    into.given.push_back(argument);
    return true;
  };
  return std::all_of(callee.order.begin(), callee.order.end(), add) &&
         std::all_of(callee.more.begin(), callee.more.end(), add);
}

Answer Rendering::run(const Expr& expr, const Value* input, const Operands& operands) {
  const CallSite& site = *expr.call;
  if (site.callee.program != nullptr) {
    std::vector<Value> arguments;
    if (input != nullptr) arguments.push_back(*input);
    for (const Value* argument : operands.given) arguments.push_back(*argument);
    return call_program(*site.callee.program, std::move(arguments), site.where, work_);
  }
  Arguments arguments{site.callee.filter->name, input, operands.given, site.callee.keywords};
  if (!site.inner) return site.callee.filter->run(arguments, work_);
  Operands inner_operands(0);
  if (!evaluate(expr, *site.inner, inner_operands)) return std::nullopt;
  const Inner inner{site.inner->filter,   site.inner->test,     site.inner->program,
                    inner_operands.given, site.inner->keywords, &site.where};
  arguments.inner = &inner;
  return site.callee.filter->run(arguments, work_);
}

const Value* Rendering::filter(const Expr& expr, Value& scratch) {
  const Filter* known = expr.call->callee.filter;
  const bool takes_undefined = known != nullptr && known->takes_undefined;
  Value input_scratch;
  const Value* input = takes_undefined ? maybe(expr.operands[0], input_scratch)
                                       : value(expr.operands[0], input_scratch);
  if (input == nullptr && !(takes_undefined && work_.problem.undefined)) return nullptr;
  if (takes_undefined && input == no_otherwise()) input = nullptr;
  work_.problem.undefined = false;
  Operands operands(0);
  if (!evaluate(expr, expr.call->callee, operands)) return nullptr;
  return kept(run(expr, input, operands), scratch, expr.mark);
}

const Value* Rendering::test(const Expr& expr, Value& scratch) {
  const Test& test = *expr.call->callee.test;
  Value input_scratch;
  if (test.takes_undefined) {
    const Value* input = maybe(expr.operands[0], input_scratch);
    if (input == nullptr && !work_.problem.undefined) return nullptr;
    const bool defined = input != nullptr && input != no_otherwise();
    scratch = Value(defined == (test.name == "defined"));
    return &scratch;
  }
  const Value* input = value(expr.operands[0], input_scratch);
  Operands operands(0);
  if (input == nullptr || !evaluate(expr, expr.call->callee, operands)) return nullptr;
  const auto held = test.run(*input, operands.given.empty() ? nullptr : operands.given[0], work_);
  if (!held) {
    at(expr.mark);
    return nullptr;
  }
  scratch = Value(*held);
  return &scratch;
}

const Value* Rendering::program_call(const Expr& expr, Value& scratch) {
  Operands operands(0);
  if (!evaluate(expr, expr.call->callee, operands)) return nullptr;
  return kept(run(expr, nullptr, operands), scratch, expr.mark);
}

const Value* Rendering::method(const Expr& expr, Value& scratch) {
  const Method& method = *expr.call->callee.method;
  std::vector<Value> scratches(expr.operands.size());
  std::vector<const Value*> operands;
  for (std::size_t i = 0; i < expr.operands.size(); ++i) {
    operands.push_back(value(expr.operands[i], scratches[i]));
    if (operands.back() == nullptr) return nullptr;
  }
  if (operands[0]->kind() != method.owner)
    return kept(
        work_.bad_type("'." + expr.text + "()'", Value::name_of(method.owner), *operands[0]),
        scratch, expr.mark);
  const std::span<const Value* const> arguments(operands);
  return kept(method.run(*operands[0], arguments.subspan(1), work_), scratch, expr.mark);
}

const Value* Rendering::loop_field(const Expr& expr, Value& scratch) {
  const Loop& loop = *frame_->loops[static_cast<std::size_t>(expr.index)];
  const std::string_view field = expr.text;
  const std::size_t size = loop.items->size();
  if (field == "previtem" || field == "nextitem") {
    const bool next = field == "nextitem";
    if (next ? loop.index + 1 >= size : loop.index == 0) return undefined(expr, Value());
    return &(*loop.items)[next ? loop.index + 1 : loop.index - 1];
  }
  const auto whole = [&](std::size_t number) { return Value(static_cast<std::int64_t>(number)); };
  if (field == "first") {
    scratch = Value(loop.index == 0);
  } else if (field == "last") {
    scratch = Value(loop.index + 1 == size);
  } else if (field == "index") {
    scratch = whole(loop.index + 1);
  } else if (field == "index0") {
    scratch = whole(loop.index);
  } else if (field == "length") {
    scratch = whole(size);
  } else if (field == "revindex") {
    scratch = whole(size - loop.index);
  } else if (field == "revindex0") {
    scratch = whole(size - loop.index - 1);
  } else {
    scratch = Value(field == "depth" ? loop.depth : loop.depth - 1);
  }
  return &scratch;
}

/// `loop` as a value: what it says in this round.
Value Rendering::copy_of(const Loop& loop) {
  const std::size_t size = loop.items->size();
  const auto whole = [](std::size_t number) { return Value(static_cast<std::int64_t>(number)); };
  std::vector<Value::Entry> entries = {{"index", whole(loop.index + 1)},
                                       {"index0", whole(loop.index)},
                                       {"revindex", whole(size - loop.index)},
                                       {"revindex0", whole(size - loop.index - 1)},
                                       {"first", Value(loop.index == 0)},
                                       {"last", Value(loop.index + 1 == size)},
                                       {"length", whole(size)},
                                       {"depth", Value(loop.depth)},
                                       {"depth0", Value(loop.depth - 1)}};
  if (loop.index > 0) entries.push_back({"previtem", (*loop.items)[loop.index - 1]});
  if (loop.index + 1 < size) entries.push_back({"nextitem", (*loop.items)[loop.index + 1]});
  return Value::map(std::move(entries));
}

const Value* Rendering::loop_cycle(const Expr& expr, Value& scratch) {
  const Loop& loop = *frame_->loops[static_cast<std::size_t>(expr.index)];
  return value(expr.operands[loop.index % expr.operands.size()], scratch);
}

const Value* Rendering::loop_changed(const Expr& expr, Value& scratch) {
  Loop& loop = *frame_->loops[static_cast<std::size_t>(expr.index)];
  Value asked_scratch;
  const Value* asked = list(expr, asked_scratch);
  if (asked == nullptr) return nullptr;
  std::optional<bool> same = false;
  if (loop.changed != nullptr) same = equals(*loop.changed, *asked, work_);
  if (!same) {
    at(expr.mark);
    return nullptr;
  }
  loop.changed = keep(*asked);
  scratch = Value(!*same);
  return &scratch;
}

const Value* Rendering::module_field(const Expr& expr) {
  const auto index = static_cast<std::size_t>(expr.index);
  const Value* found = module(*expr.call->module).names[index];
  return found != nullptr && found != not_looked_up() ? found : undefined(expr, Value());
}

}  // namespace kier
