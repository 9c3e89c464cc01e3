#include <algorithm>

#include "templates/rendering.h"

namespace kier {
namespace {

constexpr Rule undefined_name{"template/undefined", Severity::error, "'{name}' is not defined{via}",
                              "did you mean '{nearest}'?|ask first with 'is defined', or say "
                              "what to use instead with the filter 'default'"};

/// An expression of names and attributes as it was written; else empty.
std::string source_of(const Expr& expr) {
  if (expr.operation == Operation::name) return expr.text;
  if (expr.operation == Operation::loop_field) return "loop." + expr.text;
  if (expr.operation != Operation::attribute) return {};
  const std::string owner = source_of(expr.operands[0]);
  return owner.empty() ? owner : owner + "." + expr.text;
}

/// What a message calls the thing that lacks something.
std::string owner_text(const Expr& expr, const Value& owner) {
  if (expr.operation == Operation::loop_field) return "'loop'";
  if (expr.operation == Operation::module_field) return "the imported file";
  const std::string source = expr.operands.empty() ? "" : source_of(expr.operands[0]);
  if (source.empty()) return std::string(Value::name_of(owner.kind()));
  const bool odd = !owner.is_map() && !owner.is_list();
  return "'" + source + "'" +
         (odd ? " is " + std::string(Value::name_of(owner.kind())) + " and" : "");
}

std::string key_text(const Expr& expr) {
  if (expr.operation != Operation::item) return expr.text;
  const Expr& key = expr.operands[1];
  if (key.operation != Operation::constant) return "such an item";
  return key.constant.is_text()                        ? key.constant.as_text()
         : key.constant.kind() == Value::Kind::integer ? std::to_string(key.constant.as_integer())
                                                       : "such an item";
}

}  // namespace

bool Rendering::at(Mark mark) {
  if (!work_.problem.where) work_.problem.where = Location(frame_->home->path, mark);
  return false;
}

const Value* Rendering::undefined(const Expr& expr, const Value& owner) {
  work_.problem = Problem{};
  work_.problem.undefined = true;
  missing_ = {&expr, frame_->home, owner};
  return nullptr;
}

void Rendering::describe_missing() {
  const Expr& expr = *missing_.expr;
  const bool by_name = expr.operation == Operation::name || expr.operation == Operation::has_caller;
  if (!by_name) {
    work_.missing(missing_.owner, owner_text(expr, missing_.owner), key_text(expr));
  } else {
    std::vector<std::string> known = program_.options.globals;
    if (base_.is_map())
      for (const Value::Entry& entry : base_.as_map()) known.push_back(entry.key);
    std::erase(known, expr.text);
    work_.fail(undefined_name, {{"name", expr.text}, {"nearest", nearest(expr.text, known)}});
  }
  work_.problem.where = Location(missing_.home->path, expr.mark);
}

/// Where the running part was called from, innermost first.
std::string Rendering::chain() const {
  std::string text;
  std::string latest;
  int times = 0;
  const auto finish = [&] {
    if (times > 1) text += " " + std::to_string(times) + " times";
  };
  const auto add = [&](std::string_view relation, const std::string& place) {
    const std::string step = std::string(relation) + " " + place;
    if (step == latest) {
      ++times;
      return;
    }
    finish();
    text += (text.empty() ? " (" : ", ") + step;
    latest = step;
    times = 1;
  };
  const Frame* outermost = frame_;
  for (const Frame* frame = frame_; frame != nullptr; frame = frame->caller) {
    outermost = frame;
    if (frame->caller == nullptr || frame->relation.empty() || frame->called_at.line == 0) continue;
    add(frame->relation, frame->caller->home->path + ":" + std::to_string(frame->called_at.line) +
                             ":" + std::to_string(frame->called_at.column));
  }
  const Template* leaf = outermost == nullptr ? nullptr : outermost->context->leaf;
  if (leaf != nullptr && leaf != outermost->home) add("extended by", leaf->path);
  finish();
  return text.empty() ? text : text + ")";
}

void Rendering::report() {
  if (work_.problem.rule == nullptr) describe_missing();
  Problem problem = std::move(work_.problem);
  work_.problem = Problem{};
  if (problem.fatal || diagnostics.size() + 1 >= TemplateLimits::problems) stopped_ = true;
  const Location where =
      problem.where ? *problem.where : Location(frame_ == nullptr ? "" : frame_->home->path);
  const bool known =
      std::any_of(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& diagnostic) {
        return diagnostic.where == where && diagnostic.rule == problem.rule;
      });
  if (known) return;
  problem.parts.emplace_back("via", chain());
  diagnostics.push_back(complain(*problem.rule, where, std::move(problem.parts)));
}

bool Rendering::give_up() {
  if (!stopped_) report();
  stopped_ = true;
  return false;
}

}  // namespace kier
