#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "templates/bind_arguments.h"
#include "templates/program.h"

namespace kier {

/// Finds out what the names of one file stand for. It follows Jinja2's scopes: for,
/// with, call, filter and set bodies, blocks and macros open one; `if` does not; what
/// is set at the top of a file belongs to the file and those that it extends.
class Resolver {
 public:
  Resolver(TemplateProgram& program, Template& file, const NameSets& provided,
           const NameSets& mentioned, Diagnostics& sink);

  void run();

 private:
  struct Variable {
    std::string name;
    std::int32_t slot = -1;
    std::int32_t loop = -1;  ///< it is `loop`
    bool recursive = false;
    bool is_namespace = false;
    bool certain = true;  ///< set on every way through the scope so far
  };
  struct Scope {
    std::vector<Variable> variables;
    int conditions = 0;  ///< `if`s open where it begins
    std::int32_t first_slot = 0;
  };
  /// Opens a scope for as long as it lives.
  class Inside;

  void routine(Routine& routine);
  void macro(Macro& macro);
  void body(Body& nodes);
  void node(TemplateNode& node);
  void tag_for(For& part);
  void tag_if(If& part);
  void tag_set(Set& part);
  void tag_set_body(SetBody& part);
  void tag_set_field(SetField& part);
  void tag_include(Include& part);
  void tag_block(BlockUse& part, Mark mark);
  void tag_call(CallBlock& part, Mark mark);
  void tag_with(With& part);

  // resolve_expression.cpp
  void expression(Expr& expr);
  void operands(Expr& expr);
  void name(Expr& expr);
  void attribute(Expr& expr);
  void unknown_name(Expr& expr);
  bool special_name(Expr& expr);
  bool is_given(const std::string& name) const;
  void loop_field(Expr& expr, const Variable& loop);

  // resolve_call.cpp
  void call(Expr& expr);
  void call_name(Expr& expr, const Expr& callee);
  void call_attribute(Expr& expr, Expr callee);
  void call_macro(Expr& expr, const Macro& macro, const Template* module);
  void call_loop(Expr& expr, const Variable& loop, const std::string& field);
  void call_super(Expr& expr);
  void call_self(Expr& expr, const std::string& block);
  void call_method(Expr& expr);
  void call_function(Expr& expr);
  const Import* module(const Expr& expr) const;
  const Macro* find_macro(std::string_view name, const Template** home) const;
  const Import* find_import(std::string_view name) const;

  /// The innermost variable of that name, or null.
  const Variable* find(std::string_view name) const;
  Variable& declare(const std::string& name);
  void assign(AssignmentTarget& target, bool is_namespace);
  std::vector<std::int32_t> slots_of(std::string_view name, bool* certain) const;
  std::vector<Binding> visible(const std::set<std::string>* mentioned);
  bool at_file_scope() const { return in_root_ && scopes_.size() == 1; }
  void report(const Rule& rule, Mark mark, Parts parts = {});

  TemplateProgram& program_;
  Template& file_;
  const NameSets& mentioned_;
  const std::set<std::string>& provided_;
  Diagnostics& sink_;
  ArgumentBinder binder_;
  std::set<std::string, std::less<>> guarded_;          ///< asked for with `is defined` or default
  std::set<std::string, std::less<>> file_namespaces_;  ///< made at the top of the file
  std::vector<Scope> scopes_;
  std::int32_t slots_ = 0;
  std::int32_t loops_ = 0;
  int conditions_ = 0;
  bool in_root_ = false;
  Macro* macro_ = nullptr;
  const Block* block_ = nullptr;
};

class Resolver::Inside {
 public:
  explicit Inside(Resolver& resolver) : resolver_(resolver) {
    resolver.scopes_.push_back({{}, resolver.conditions_, resolver.slots_});
  }
  ~Inside() { resolver_.scopes_.pop_back(); }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;
  SlotRange range() const { return {resolver_.scopes_.back().first_slot, resolver_.slots_}; }

 private:
  Resolver& resolver_;
};

}  // namespace kier
