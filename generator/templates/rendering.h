#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "templates/builtins.h"
#include "templates/program.h"
#include "templates/work.h"

namespace kier {

/// One rendering: evaluates expressions and writes nodes. Values are used where they
/// lie and copied only when something new is made of them.
///
/// Every value that a template gives a name to lives until the rendering ends, in
/// `kept_`, so that references to it never dangle. Lists and maps are in `made_` too, in
/// the order in which they were made, and are released newest first: what a template has
/// put a million times into each other comes apart without a million nested destructors.
class Rendering {
 public:
  Rendering(const TemplateProgram& program, const Value& base);
  ~Rendering();
  Rendering(const Rendering&) = delete;
  Rendering& operator=(const Rendering&) = delete;

  void file(const Template& file);
  void macro(const Macro& macro, std::span<const Value> arguments);
  std::string out;
  Diagnostics diagnostics;

 private:
  /// The variables of files that are rendered together: a file, those that it extends.
  struct Context {
    std::vector<const Value*> names;  ///< by NameTable's index; null: undefined
    const Template* leaf = nullptr;   ///< whose blocks are shown
    Context* home = nullptr;          ///< of a scoped block: the one without its bindings
  };
  /// What is not there, until somebody asks for the message.
  struct Missing {
    const Expr* expr = nullptr;
    const Template* home = nullptr;
    Value owner;
  };
  struct Loop {
    const Value::List* items = nullptr;
    std::size_t index = 0;
    int depth = 1;
    const For* node = nullptr;
    const Value* changed = nullptr;  ///< what loop.changed() was last asked about
  };
  /// One running routine.
  struct Frame {
    const Template* home = nullptr;
    Context* context = nullptr;
    std::vector<const Value*> slots;
    std::vector<Loop*> loops;
    const Frame* caller = nullptr;
    Mark called_at;
    std::string_view relation;        ///< "included from", "called from" ...
    const CallBlock* body = nullptr;  ///< what caller() shows, in
    Frame* body_frame = nullptr;
    const std::vector<const Block*>* overrides = nullptr;
    std::size_t level = 0;  ///< which of the block's bodies this is
  };
  class Inside;

  // evaluate.cpp: each answers with null after a problem. `scratch` holds what has no
  // other place; it has to live as long as the answer is used.
  const Value* value(const Expr& expr, Value& scratch);
  /// The same, but "undefined" stays something that `default` can mend.
  const Value* maybe(const Expr& expr, Value& scratch);
  const Value* kept(Answer answer, Value& scratch, Mark mark);
  const Value* name(const Expr& expr);
  const Value* attribute(const Expr& expr, Value& scratch);
  const Value* item(const Expr& expr, Value& scratch);
  const Value* slice(const Expr& expr, Value& scratch);
  const Value* list(const Expr& expr, Value& scratch);
  const Value* map(const Expr& expr, Value& scratch);
  const Value* unary(const Expr& expr, Value& scratch);
  const Value* logical(const Expr& expr, Value& scratch);
  const Value* binary(const Expr& expr, Value& scratch);
  const Value* joined(const Expr& expr, Value& scratch);
  const Value* comparison(const Expr& expr, Value& scratch);
  const Value* conditional(const Expr& expr, Value& scratch);
  const Value* maybe_call(const Expr& expr, Value& scratch);
  std::optional<bool> truth(const Expr& expr);
  const Value* undefined(const Expr& expr, const Value& owner);

  // evaluate_call.cpp
  struct Operands;
  bool evaluate(const Expr& expr, const Callee& callee, Operands& into);
  const Value* filter(const Expr& expr, Value& scratch);
  const Value* test(const Expr& expr, Value& scratch);
  const Value* program_call(const Expr& expr, Value& scratch);
  const Value* method(const Expr& expr, Value& scratch);
  Answer run(const Expr& expr, const Value* input, const Operands& operands);
  const Value* loop_field(const Expr& expr, Value& scratch);
  const Value* module_field(const Expr& expr);
  const Value* loop_cycle(const Expr& expr, Value& scratch);
  const Value* loop_changed(const Expr& expr, Value& scratch);
  const Value* captured_call(const Expr& expr, Value& scratch);
  Value copy_of(const Loop& loop);

  // call_template.cpp: what runs other parts of a template, written to `out`
  bool call(const Expr& expr);
  bool call_macro(const Expr& expr, const CallBlock* body);
  bool bind_parameters(const std::vector<Parameter>& parameters);
  bool bind_rest(const Expr& expr, const Macro& macro, Frame& inner);
  bool call_caller(const Expr& expr);
  bool call_super(const Expr& expr);
  bool call_self(const Expr& expr);
  bool call_again(const Expr& expr);
  bool run_block(const std::vector<const Block*>& overrides, std::size_t level, Mark mark,
                 Context& context);
  bool run_file(const Template& file, Context& context, Mark mark, std::string_view relation);
  bool run_root(const Template& file, Frame& frame);
  Context fresh_context(const Template& leaf) const;
  Context& module(const Template& file);
  void bind(Context& context, const std::vector<Binding>& bindings);
  const Value* context_name(std::int32_t index);

  // execute.cpp
  bool body(const Body& nodes);
  bool node(const TemplateNode& node);
  bool output(const Output& part);
  bool tag_if(const If& part);
  bool loop_over(const For& part, const Value& value, int depth);
  bool rounds(const For& part, const Value::List& items, int depth);
  bool choose(const For& part, const Value::List& items, Value::List& chosen);
  bool unpack(const std::vector<AssignmentTarget>& targets, const Value& value, Mark mark);
  bool tag_set(const Set& part);
  bool tag_set_body(const SetBody& part, Mark mark);
  bool tag_set_field(const SetField& part);
  bool tag_include(const Include& part, Mark mark);
  bool tag_block(const BlockUse& part, Mark mark);
  bool tag_filter(const FilterBody& part);
  bool tag_with(const With& part);
  void assign(const AssignmentTarget& target, const Value* value);
  const Value* keep(Value value);
  void clear(SlotRange range);
  /// Runs `write` with an empty output and hands over what it wrote, as markup.
  template <class Write>
  std::optional<Value> capture(Write write);

  // problems.cpp
  void report();
  /// Says where the latest problem is, if nobody has; always false.
  bool at(Mark mark);
  void describe_missing();
  std::string chain() const;
  /// Reports the latest problem and ends the rendering; always false.
  bool give_up();

  const TemplateProgram& program_;
  const Value& base_;
  Work work_;
  Frame* frame_ = nullptr;
  int calls_ = 0;
  int nesting_ = 0;
  bool stopped_ = false;
  Missing missing_;
  const Value* captured_ = nullptr;
  std::deque<Value> kept_;
  std::vector<Value> made_;
  std::map<const Template*, std::unique_ptr<Context>> modules_;
};

/// Makes `inner` the running frame for as long as it lives, unless too many are.
class Rendering::Inside {
 public:
  Inside(Rendering& rendering, Frame& inner);
  ~Inside() {
    --rendering_.calls_;
    rendering_.frame_ = outer_;
  }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;
  bool allowed() const { return allowed_; }

 private:
  Rendering& rendering_;
  Frame* outer_;
  bool allowed_;
};

}  // namespace kier
