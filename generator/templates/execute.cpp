#include <utility>

#include "templates/escaping.h"
#include "templates/evaluation.h"
#include "templates/operators.h"
#include "templates/rendering.h"

namespace kier {
namespace {

constexpr Rule not_divisible{"template/wrong-number-of-names", Severity::error,
                             "{given} cannot be divided into {count} names{via}"};

}  // namespace

void set_entry(std::vector<Value::Entry>& entries, const std::string& key, const Value& value) {
  for (Value::Entry& entry : entries) {
    if (entry.key != key) continue;
    entry.value = value;
    return;
  }
  entries.push_back({key, value});
}

const Value* Rendering::keep(Value value) {
  work_.build(2 * sizeof(Value));  // too many show at the next step
  if (value.is_list() || value.is_map()) made_.push_back(value);
  return &kept_.emplace_back(std::move(value));
}

template <class Write>
std::optional<Value> Rendering::capture(Write write) {
  std::string outer = std::exchange(out, {});
  const bool written = write();
  std::string text = std::exchange(out, std::move(outer));
  if (!written) return std::nullopt;
  const Language language = frame_->home->language;
  const bool markup = language == Language::html || language == Language::xml;
  return markup ? work_.html(std::move(text)) : work_.text(std::move(text));
}

bool Rendering::body(const Body& nodes) {
  const Deeper deeper(nesting_, work_);
  if (!deeper.allowed()) return give_up();
  for (const TemplateNode& each : nodes) {
    if (!node(each) && !stopped_) report();
    if (stopped_) return false;
  }
  return true;
}

bool Rendering::node(const TemplateNode& node) {
  if (!work_.step()) return at(node.mark);
  if (out.size() > TemplateLimits::output_bytes) {
    work_.limit("bytes of output in one rendering", TemplateLimits::output_bytes);
    return at(node.mark);
  }
  switch (node.part.index()) {
    case 0:
      out += std::get<Text>(node.part).text;
      return true;
    case 1:
      return output(std::get<Output>(node.part));
    case 2:
      return tag_if(std::get<If>(node.part));
    case 3: {
      const For& loop = std::get<For>(node.part);
      Value scratch;
      const Value* items = value(loop.items, scratch);
      return items != nullptr && loop_over(loop, *items, 1);
    }
    case 4:
      return tag_set(std::get<Set>(node.part));
    case 5:
      return tag_set_body(std::get<SetBody>(node.part), node.mark);
    case 6:
      return tag_set_field(std::get<SetField>(node.part));
    case 7:
      return tag_block(std::get<BlockUse>(node.part), node.mark);
    case 8:
      return tag_include(std::get<Include>(node.part), node.mark);
    case 9: {
      const CallBlock& call = std::get<CallBlock>(node.part);
      return call_macro(call.call, &call);
    }
    case 10:
      return tag_filter(std::get<FilterBody>(node.part));
    default:
      return tag_with(std::get<With>(node.part));
  }
}

bool Rendering::output(const Output& part) {
  if (part.place.kind == PlaceKind::call) return call(part.value);
  Value scratch;
  const Value* printed = value(part.value, scratch);
  if (printed == nullptr) return false;
  return write_value(*printed, part.place, out, work_) || at(part.value.mark);
}

bool Rendering::tag_if(const If& part) {
  for (const Branch& branch : part.branches) {
    const auto holds = branch.condition ? truth(*branch.condition) : true;
    if (!holds) return false;
    if (*holds) return body(branch.body);
  }
  return true;
}

bool Rendering::loop_over(const For& part, const Value& value, int depth) {
  if (!value.is_list() && !value.is_map()) {
    work_.bad_type("'for'", "a list or a map", value);
    return at(part.items.mark);
  }
  Value::List keys;
  if (value.is_map())
    for (const Value::Entry& entry : value.as_map()) keys.emplace_back(entry.key);
  const Value::List& items = value.is_list() ? value.as_list() : keys;
  if (!part.condition) return rounds(part, items, depth);
  Value::List chosen;
  return choose(part, items, chosen) && rounds(part, chosen, depth);
}

/// `for ... if ...`: the loop counts only what is chosen.
bool Rendering::choose(const For& part, const Value::List& items, Value::List& chosen) {
  for (const Value& item : items) {
    if (!unpack(part.targets, item, part.items.mark)) return false;
    const auto holds = truth(*part.condition);
    if (!holds) return false;
    if (*holds) chosen.push_back(item);
  }
  return work_.build(chosen.size() * sizeof(Value)) || at(part.items.mark);
}

bool Rendering::rounds(const For& part, const Value::List& items, int depth) {
  if (items.empty()) return body(part.otherwise);
  Loop loop;
  loop.items = &items;
  loop.depth = depth;
  loop.node = &part;
  Loop*& running = frame_->loops[static_cast<std::size_t>(part.loop)];
  Loop* const outer = std::exchange(running, &loop);
  bool going = true;
  for (; going && loop.index < items.size(); ++loop.index) {
    clear(part.slots);
    going = unpack(part.targets, items[loop.index], part.items.mark) && body(part.body);
  }
  frame_->loops[static_cast<std::size_t>(part.loop)] = outer;
  return going;
}

void Rendering::clear(SlotRange range) {
  for (std::int32_t slot = range.first; slot < range.end; ++slot)
    frame_->slots[static_cast<std::size_t>(slot)] = nullptr;
}

void Rendering::assign(const AssignmentTarget& target, const Value* value) {
  if (target.slot >= 0)
    frame_->slots[static_cast<std::size_t>(target.slot)] = value;
  else
    frame_->context->names[static_cast<std::size_t>(target.index)] = value;
}

/// One name takes the value; several divide a list, or a group of groupby.
bool Rendering::unpack(const std::vector<AssignmentTarget>& targets, const Value& value,
                       Mark mark) {
  if (targets.size() == 1) {
    assign(targets[0], &value);
    return true;
  }
  if (value.is_list() && value.as_list().size() == targets.size()) {
    for (std::size_t i = 0; i < targets.size(); ++i) assign(targets[i], &value.as_list()[i]);
    return true;
  }
  if (value.is_map() && targets.size() == 2 && value.as_map().size() == 2 &&
      value.as_map()[0].key == "grouper" && value.as_map()[1].key == "list") {
    for (std::size_t i = 0; i < 2; ++i) assign(targets[i], &value.as_map()[i].value);
    return true;
  }
  const std::string size =
      value.is_list() ? " of " + std::to_string(value.as_list().size()) : std::string();
  work_.fail(not_divisible, {{"given", std::string(Value::name_of(value.kind())) + size},
                             {"count", std::to_string(targets.size())}});
  return at(mark);
}

/// What fails here would be missing everywhere below, so the rendering ends.
bool Rendering::tag_set(const Set& part) {
  Value scratch;
  const Value* given = value(part.value, scratch);
  if (given == nullptr) return give_up();
  return unpack(part.targets, *keep(*given), part.value.mark) || give_up();
}

bool Rendering::tag_set_body(const SetBody& part, Mark mark) {
  clear(part.slots);
  auto text = capture([&] { return body(part.body); });
  if (!text) return stopped_ ? false : at(mark) || give_up();
  const Value* caught = keep(std::move(*text));
  if (part.filter) {
    Value scratch;
    captured_ = caught;
    const Value* filtered = value(*part.filter, scratch);
    if (filtered == nullptr) return give_up();
    caught = keep(*filtered);
  }
  assign(part.target, caught);
  return true;
}

bool Rendering::tag_set_field(const SetField& part) {
  Value scratch;
  const Value* given = value(part.value, scratch);
  if (given == nullptr) return give_up();
  const Value* space = part.target.slot >= 0
                           ? frame_->slots[static_cast<std::size_t>(part.target.slot)]
                           : context_name(part.target.index);
  if (space == nullptr || !space->is_map()) {
    work_.bad_value("'" + part.target.name + "'", "has not been made yet");
    at(part.target.mark);
    return give_up();
  }
  std::vector<Value::Entry> entries = space->as_map();
  set_entry(entries, part.field, *given);
  Answer changed = work_.map(std::move(entries));
  if (!changed) {
    at(part.target.mark);
    return give_up();
  }
  // A namespace lives in `kept_`, where everybody who can see it looks. What it held
  // stays alive, since somebody may be reading it.
  auto& place = const_cast<Value&>(*space);
  made_.push_back(*changed);
  kept_.push_back(std::exchange(place, std::move(*changed)));
  return work_.build(2 * sizeof(Value)) || at(part.target.mark);
}

bool Rendering::tag_include(const Include& part, Mark mark) {
  if (part.target == nullptr) return true;
  Context inner = part.with_context ? *frame_->context : fresh_context(*part.target);
  inner.leaf = part.target;
  inner.home = nullptr;
  bind(inner, part.bindings);
  return run_file(*part.target, inner, mark, "included from");
}

bool Rendering::tag_block(const BlockUse& part, Mark mark) {
  Context& context = *frame_->context;
  const auto& overrides = context.leaf->overrides.find(part.name)->second;
  if (part.bindings.empty()) return run_block(overrides, 0, mark, context);
  Context inner = context;
  inner.home = context.home != nullptr ? context.home : &context;
  bind(inner, part.bindings);
  return run_block(overrides, 0, mark, inner);
}

bool Rendering::tag_filter(const FilterBody& part) {
  clear(part.slots);
  auto text = capture([&] { return body(part.body); });
  if (!text) return stopped_ ? false : at(part.filter.mark);
  const Value* const outer = std::exchange(captured_, keep(std::move(*text)));
  Value scratch;
  const Value* filtered = value(part.filter, scratch);
  captured_ = outer;
  if (filtered == nullptr) return false;
  Place place;
  if (filtered->kind() == Value::Kind::html || frame_->home->language == Language::json ||
      frame_->home->language == Language::plain)
    place.kind = PlaceKind::plain;
  else if (frame_->home->language == Language::xml)
    place.kind = PlaceKind::xml;
  return write_value(*filtered, place, out, work_) || at(part.filter.mark);
}

bool Rendering::tag_with(const With& part) {
  std::vector<const Value*> values;
  for (const Expr& expr : part.values) {
    Value scratch;
    const Value* given = value(expr, scratch);
    if (given == nullptr) return false;
    values.push_back(keep(*given));
  }
  clear(part.slots);
  for (std::size_t i = 0; i < values.size(); ++i) assign(part.targets[i], values[i]);
  return body(part.body);
}

// Used here and for the values that macros give.
const Value* Rendering::captured_call(const Expr& expr, Value& scratch) {
  auto text = capture([&] { return call(expr); });
  if (!text) {
    if (!stopped_) at(expr.mark);
    return nullptr;
  }
  scratch = std::move(*text);
  return &scratch;
}

}  // namespace kier
