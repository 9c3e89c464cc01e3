#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "data/value.h"
#include "templates/place.h"

namespace kier {

struct Filter;
struct Test;
struct Method;
struct TemplateFunction;
struct Macro;
struct Template;

/// What an expression does with its operands. The second group is made of calls
/// and names by resolve.cpp, which knows what they stand for.
enum class Operation : std::uint8_t {
  constant,
  name,
  attribute,  ///< operand.text
  item,       ///< operand[operand]
  slice,      ///< operand[operand:operand:operand], absent ones are none
  list,
  map,  ///< key, value, key, value ...
  negate,
  plus,
  logical_not,
  logical_and,
  logical_or,
  add,
  subtract,
  multiply,
  divide,
  floor_divide,
  modulo,
  power,
  concat,
  compare,      ///< operands joined by `comparisons`
  conditional,  ///< value, condition, and otherwise if there is one
  filter,       ///< operand | text(operands)
  test,         ///< operand is text(operands)
  call,         ///< operand(operands)

  captured,      ///< what the body of a filter or a set block said
  call_macro,    ///< operands are the arguments from here on
  call_caller,   ///< what the call block around a macro's call says
  has_caller,    ///< `caller` itself: true, or undefined
  call_program,  ///< a function of the program or of the language
  call_method,   ///< operand.text(operands)
  loop_field,    ///< loop.index and the like; `text` names it, `index` the loop
  loop_copy,     ///< loop as a value
  loop_cycle,    ///< loop.cycle(operands)
  loop_changed,  ///< loop.changed(operands)
  loop_again,    ///< loop(operand), in a recursive loop
  super_block,   ///< super()
  self_block,    ///< self.text()
  module_field,  ///< a variable that an imported file sets
};

/// Operations whose output was escaped by another part of a template.
inline bool runs_template(Operation operation) {
  return operation == Operation::call_macro || operation == Operation::call_caller ||
         operation == Operation::super_block || operation == Operation::self_block ||
         operation == Operation::loop_again;
}

enum class Comparison : std::uint8_t {
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  not_in,
};

/// What a call or a filter runs, once resolved. Exactly one pointer is set.
struct Callee {
  const Filter* filter = nullptr;
  const Test* test = nullptr;
  const TemplateFunction* program = nullptr;
  const Method* method = nullptr;
  const Macro* macro = nullptr;
  /// Parameter i is the operand order[i], or not given (-1).
  std::vector<int> order;
  std::vector<int> more;              ///< operands beyond the parameters
  std::vector<std::string> keywords;  ///< the names of the last of those
};

/// The part of an expression that only calls have.
struct CallSite {
  std::vector<std::string> keywords;  ///< as written; names of the last operands
  std::vector<Mark> keyword_marks;
  Callee callee;
  std::optional<Callee> inner;       ///< the filter in map('upper'), the test in select('odd')
  const Template* module = nullptr;  ///< where an imported macro lives
  Location where;                    ///< for functions of the program
};

struct Expr {
  Operation operation = Operation::constant;
  std::uint8_t depth = 1;
  Mark mark;
  std::int32_t index = -1;  ///< name: where the context keeps it; loop: which one
  std::string text;         ///< a name, an attribute, a filter ...
  Value constant;           ///< constant only
  std::vector<Expr> operands;
  std::vector<std::int32_t> slots;  ///< name: variables to ask, innermost first
  std::vector<Comparison> comparisons;
  std::unique_ptr<CallSite> call;
};

struct TemplateNode;
using Body = std::vector<TemplateNode>;

/// A name that a tag gives a value to.
struct AssignmentTarget {
  std::string name;
  Mark mark;
  std::int32_t slot = -1;   ///< a variable of the routine, or
  std::int32_t index = -1;  ///< one of the whole file, kept by the context
};

/// Variables that are unset again whenever a scope is entered.
struct SlotRange {
  std::int32_t first = 0;
  std::int32_t end = 0;
};

struct Text {
  std::string text;
};
struct Output {
  Expr value;
  Place place;  ///< found by places.cpp
};
struct Branch {
  std::optional<Expr> condition;  ///< none: else
  Body body;
};
struct If {
  std::vector<Branch> branches;
};
struct For {
  std::vector<AssignmentTarget> targets;
  Expr items;
  std::optional<Expr> condition;
  Body body;
  Body otherwise;
  bool recursive = false;
  std::int32_t loop = -1;  ///< its number in the routine
  SlotRange slots;
};
struct Set {
  std::vector<AssignmentTarget> targets;
  Expr value;
};
struct SetBody {
  AssignmentTarget target;
  std::optional<Expr> filter;  ///< of Operation::captured
  Body body;
  SlotRange slots;
};
struct SetField {
  AssignmentTarget target;  ///< of a variable made by namespace()
  std::string field;
  Expr value;
};
/// Local names that another file or block may see, by the context's index.
struct Binding {
  std::int32_t index = -1;
  std::vector<std::int32_t> slots;  ///< innermost first
  std::int32_t loop = -1;           ///< binds a copy of this loop instead
};
struct BlockUse {
  std::string name;
  std::vector<Binding> bindings;  ///< of a scoped block
};
struct Include {
  std::vector<std::string> names;
  std::vector<Mark> marks;
  bool ignore_missing = false;
  bool with_context = true;
  const Template* target = nullptr;  ///< null: missing and ignored
  std::vector<Binding> bindings;
};
struct Parameter {
  std::string name;
  Mark mark;
  std::int32_t slot = -1;
  std::optional<Expr> fallback;
};
struct CallBlock {
  Expr call;
  std::vector<Parameter> parameters;
  Body body;
  SlotRange slots;
};
struct FilterBody {
  Expr filter;  ///< of Operation::captured
  Body body;
  SlotRange slots;
};
struct With {
  std::vector<AssignmentTarget> targets;
  std::vector<Expr> values;
  Body body;
  SlotRange slots;
};

struct TemplateNode {
  Mark mark;
  std::variant<Text, Output, If, For, Set, SetBody, SetField, BlockUse, Include, CallBlock,
               FilterBody, With>
      part;
};

/// A body with variables of its own: a file's, a block's, a macro's.
struct Routine {
  Body body;
  std::int32_t slots = 0;
  std::int32_t loops = 0;
};

struct Block {
  std::string name;
  Mark mark;
  bool scoped = false;
  bool required = false;
  const Template* home = nullptr;
  Routine routine;
};

struct Macro {
  std::string name;
  Mark mark;
  const Template* home = nullptr;
  std::vector<Parameter> parameters;
  std::int32_t varargs = -1;  ///< slots; -1 when the macro does not use them
  std::int32_t kwargs = -1;
  bool uses_caller = false;
  Routine routine;
};

/// `import "file" as alias`, or one name of `from "file" import name as alias`.
struct Import {
  std::string alias;
  Mark mark;
  std::string file;
  Mark file_mark;
  std::string name;  ///< empty: the whole file
  const Template* target = nullptr;
};

/// What a file's name says about its text.
enum class Language : std::uint8_t { html, xml, json, plain };

struct Template {
  std::string name;  ///< "cards/tip.html"
  std::string path;  ///< "templates/cards/tip.html"
  Language language = Language::html;
  bool broken = false;  ///< a mistake has been found in its syntax: the tree is not whole
  std::string parent_name;
  Mark parent_mark;
  Routine root;
  std::vector<std::unique_ptr<Block>> blocks;
  std::vector<std::unique_ptr<Macro>> macros;
  std::vector<Import> imports;

  const Template* parent = nullptr;
  /// By block: the bodies from this file's down to its eldest ancestor's.
  std::map<std::string, std::vector<const Block*>, std::less<>> overrides;
};

}  // namespace kier
