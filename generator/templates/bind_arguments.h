#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "templates/builtins.h"
#include "templates/program.h"

namespace kier {

/// Parameters as a filter's, test's or macro's declaration names them.
struct Signature {
  std::vector<std::string> names;
  std::size_t required = 0;     ///< so many of the first have to be given
  bool more_positions = false;  ///< any number besides
  bool more_names = false;
};
Signature signature_of(std::string_view parameters, Takes takes);
Signature signature_of(const Macro& macro);

/// "1 argument", "at most 3 arguments", "no arguments".
std::string arguments_text(std::size_t least, std::size_t most);

/// "no arguments", "1 argument", "2 arguments": for messages.
std::string count_of(std::size_t count);

/// Matches the arguments of a call with parameters and reports what does not fit.
class ArgumentBinder {
 public:
  ArgumentBinder(const TemplateProgram& program, const std::string& path, Diagnostics& sink)
      : program_(program), path_(path), sink_(sink) {}

  /// `call.text` is the filter's or test's name, operand 0 its input.
  void bind_filter(Expr& call);
  void bind_test(Expr& call);
  /// Operands are all arguments; `what` names the callee for messages.
  void bind(Expr& call, Callee& callee, const Signature& signature, const std::string& what);
  void bind_program(Expr& call, Callee& callee, const TemplateFunction& function, std::size_t first,
                    const std::string& what);

 private:
  void bind_from(Expr& call, Callee& callee, const Signature& signature, std::size_t first,
                 const std::string& what);
  void bind_keyword(Expr& call, Callee& callee, const Signature& signature, std::size_t keyword,
                    const std::string& what);
  void bind_inner(Expr& call, std::size_t name);
  const std::string* literal_name(const Expr& call, std::size_t operand, std::string_view kind);
  void report(const Rule& rule, Mark mark, Parts parts);

  const TemplateProgram& program_;
  const std::string& path_;
  Diagnostics& sink_;
};

}  // namespace kier
