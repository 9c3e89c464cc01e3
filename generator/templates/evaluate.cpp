#include <utility>

#include "templates/evaluation.h"
#include "templates/member.h"
#include "templates/operators.h"
#include "templates/rendering.h"

namespace kier {

const Value* no_otherwise() {
  static const Value empty{""};
  return &empty;
}

const Value* Rendering::value(const Expr& expr, Value& scratch) {
  const Value* result = maybe(expr, scratch);
  if (result == nullptr) work_.problem.undefined = false;
  return result;
}

const Value* Rendering::kept(Answer answer, Value& scratch, Mark mark) {
  if (!answer) {
    at(mark);
    return nullptr;
  }
  scratch = std::move(*answer);
  return &scratch;
}

const Value* Rendering::context_name(std::int32_t index) {
  const Value*& known = frame_->context->names[static_cast<std::size_t>(index)];
  if (known == not_looked_up())
    known = base_.find(program_.names.name(static_cast<std::size_t>(index)));
  return known;
}

const Value* Rendering::name(const Expr& expr) {
  for (const std::int32_t slot : expr.slots)
    if (const Value* found = frame_->slots[static_cast<std::size_t>(slot)]) return found;
  const Value* found = expr.index < 0 ? nullptr : context_name(expr.index);
  return found != nullptr ? found : undefined(expr, Value());
}

const Value* Rendering::attribute(const Expr& expr, Value& scratch) {
  const Value* owner = value(expr.operands[0], scratch);
  if (owner == nullptr) return nullptr;
  const Value* found = owner->find(expr.text);
  return found != nullptr ? found : undefined(expr, *owner);
}

const Value* Rendering::item(const Expr& expr, Value& scratch) {
  Value key_scratch;
  const Value* key = value(expr.operands[1], key_scratch);
  if (key == nullptr) return nullptr;
  const Value* owner = value(expr.operands[0], scratch);
  if (owner == nullptr) return nullptr;
  const Value held = *owner;  // a letter is made in `scratch`, which may hold the owner
  if (held.kind() == Value::Kind::html)
    return kept(work_.bad_type("[...]", "a list, a map or text ('| striptags' makes it)", held),
                scratch, expr.mark);
  const Value* found = item_of(held, *key, scratch);
  return found != nullptr ? found : undefined(expr, held);
}

const Value* Rendering::slice(const Expr& expr, Value& scratch) {
  Value scratches[4];
  const Value* parts[4] = {};
  for (std::size_t i = 0; i < 4; ++i)
    if ((parts[i] = value(expr.operands[i], scratches[i])) == nullptr) return nullptr;
  return kept(slice_of(*parts[0], *parts[1], *parts[2], *parts[3], work_), scratch, expr.mark);
}

const Value* Rendering::list(const Expr& expr, Value& scratch) {
  Value::List items;
  items.reserve(expr.operands.size());
  for (const Expr& operand : expr.operands) {
    Value item_scratch;
    const Value* item = value(operand, item_scratch);
    if (item == nullptr) return nullptr;
    items.push_back(item == &item_scratch ? std::move(item_scratch) : *item);
  }
  return kept(work_.list(std::move(items)), scratch, expr.mark);
}

const Value* Rendering::map(const Expr& expr, Value& scratch) {
  std::vector<Value::Entry> entries;
  for (std::size_t i = 0; i + 1 < expr.operands.size(); i += 2) {
    Value key_scratch;
    Value item_scratch;
    const Value* key = value(expr.operands[i], key_scratch);
    const Value* item = key == nullptr ? nullptr : value(expr.operands[i + 1], item_scratch);
    if (item == nullptr) return nullptr;
    if (!is_texty(*key))
      return kept(work_.bad_type("the key of a map", "text", *key), scratch, expr.operands[i].mark);
    set_entry(entries, key->as_text(), *item);
  }
  return kept(work_.map(std::move(entries)), scratch, expr.mark);
}

const Value* Rendering::unary(const Expr& expr, Value& scratch) {
  const Value* operand = value(expr.operands[0], scratch);
  if (operand == nullptr) return nullptr;
  if (expr.operation == Operation::negate) return kept(negate(*operand, work_), scratch, expr.mark);
  if (operand->is_number()) return operand;
  return kept(work_.bad_type("'+'", "a number", *operand), scratch, expr.mark);
}

std::optional<bool> Rendering::truth(const Expr& expr) {
  if (expr.operation == Operation::logical_not) {
    const auto inner = truth(expr.operands[0]);
    return inner ? std::optional(!*inner) : std::nullopt;
  }
  Value scratch;
  const Value* result = value(expr, scratch);
  return result == nullptr ? std::nullopt : std::optional(is_true(*result));
}

/// `and` and `or` give the operand that decides.
const Value* Rendering::logical(const Expr& expr, Value& scratch) {
  const bool stop_at = expr.operation == Operation::logical_or;
  const Value* result = nullptr;
  for (const Expr& operand : expr.operands) {
    result = value(operand, scratch);
    if (result == nullptr || is_true(*result) == stop_at) return result;
  }
  return result;
}

const Value* Rendering::binary(const Expr& expr, Value& scratch) {
  Value left_scratch;
  Value right_scratch;
  const Value* left = value(expr.operands[0], left_scratch);
  if (left == nullptr) return nullptr;
  const Value* right = value(expr.operands[1], right_scratch);
  if (right == nullptr) return nullptr;
  if (expr.operation == Operation::add) return kept(add(*left, *right, work_), scratch, expr.mark);
  if (expr.operation == Operation::multiply)
    return kept(multiply(*left, *right, work_), scratch, expr.mark);
  return kept(calculate(expr.operation, *left, *right, work_), scratch, expr.mark);
}

const Value* Rendering::joined(const Expr& expr, Value& scratch) {
  std::vector<Value> scratches(expr.operands.size());
  std::vector<const Value*> parts(expr.operands.size());
  for (std::size_t i = 0; i < parts.size(); ++i)
    if ((parts[i] = value(expr.operands[i], scratches[i])) == nullptr) return nullptr;
  return kept(concat(parts, work_), scratch, expr.mark);
}

/// `a < b < c` asks for both, and for `b` once.
const Value* Rendering::comparison(const Expr& expr, Value& scratch) {
  Value left_scratch;
  const Value* left = value(expr.operands[0], left_scratch);
  if (left == nullptr) return nullptr;
  bool result = true;
  for (std::size_t i = 0; i < expr.comparisons.size() && result; ++i) {
    Value right_scratch;
    const Value* right = value(expr.operands[i + 1], right_scratch);
    if (right == nullptr) return nullptr;
    const auto held = compare(expr.comparisons[i], *left, *right, work_);
    if (!held) {
      at(expr.mark);
      return nullptr;
    }
    result = *held;
    if (right == &right_scratch) {
      left_scratch = std::move(right_scratch);
      right = &left_scratch;
    }
    left = right;
  }
  scratch = Value(result);
  return &scratch;
}

const Value* Rendering::conditional(const Expr& expr, Value& scratch) {
  const auto holds = truth(expr.operands[1]);
  if (!holds) return nullptr;
  if (*holds) return maybe(expr.operands[0], scratch);
  return expr.operands.size() > 2 ? maybe(expr.operands[2], scratch) : no_otherwise();
}

const Value* Rendering::maybe(const Expr& expr, Value& scratch) {
  if (expr.operation == Operation::constant) return &expr.constant;
  if (expr.operation == Operation::name) return name(expr);
  if (expr.operation == Operation::captured) return captured_;
  const Deeper deeper(nesting_, work_);
  if (!deeper.allowed() || !work_.step()) {
    at(expr.mark);
    return nullptr;
  }
  switch (expr.operation) {
    case Operation::attribute:
      return attribute(expr, scratch);
    case Operation::item:
      return item(expr, scratch);
    case Operation::slice:
      return slice(expr, scratch);
    case Operation::list:
      return list(expr, scratch);
    case Operation::map:
      return map(expr, scratch);
    case Operation::negate:
    case Operation::plus:
      return unary(expr, scratch);
    case Operation::logical_not: {
      const auto holds = truth(expr);
      if (!holds) return nullptr;
      scratch = Value(*holds);
      return &scratch;
    }
    case Operation::logical_and:
    case Operation::logical_or:
      return logical(expr, scratch);
    case Operation::concat:
      return joined(expr, scratch);
    case Operation::compare:
      return comparison(expr, scratch);
    case Operation::conditional:
      return conditional(expr, scratch);
    default:
      return maybe_call(expr, scratch);
  }
}

const Value* Rendering::maybe_call(const Expr& expr, Value& scratch) {
  switch (expr.operation) {
    case Operation::filter:
      return filter(expr, scratch);
    case Operation::test:
      return test(expr, scratch);
    case Operation::call_program:
      return program_call(expr, scratch);
    case Operation::call_method:
      return method(expr, scratch);
    case Operation::loop_field:
      return loop_field(expr, scratch);
    case Operation::loop_copy:
      scratch = copy_of(*frame_->loops[static_cast<std::size_t>(expr.index)]);
      return &scratch;
    case Operation::loop_cycle:
      return loop_cycle(expr, scratch);
    case Operation::loop_changed:
      return loop_changed(expr, scratch);
    case Operation::has_caller:
      if (frame_->body == nullptr) return undefined(expr, Value());
      scratch = Value(true);
      return &scratch;
    case Operation::module_field:
      return module_field(expr);
    case Operation::call_macro:
    case Operation::call_caller:
    case Operation::super_block:
    case Operation::self_block:
    case Operation::loop_again:
      return captured_call(expr, scratch);
    default:
      return binary(expr, scratch);
  }
}

}  // namespace kier
