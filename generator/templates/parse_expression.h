#pragma once

#include <vector>

#include "templates/syntax.h"
#include "templates/token_stream.h"

namespace kier {

/// One expression, `a if b else c` included. After a complaint the result is a
/// constant and stream.failed().
Expr parse_expression(TokenStream& stream);

/// The same without `a if b`, where an `if` may follow that is not the expression's.
Expr parse_unconditional(TokenStream& stream);

/// Expressions parted by commas: one stays itself, several become a list.
Expr parse_expressions(TokenStream& stream);
Expr parse_unconditional_list(TokenStream& stream);

/// Filters that follow `input`, from a '|' on.
Expr parse_filters(TokenStream& stream, Expr input);

/// The first filter of a filter block, whose '|' is left out, and those that follow.
Expr parse_filter_chain(TokenStream& stream, Expr input);

/// An expression of `operation`, as deep as its deepest operand and one more;
/// complains when that is deeper than allowed.
Expr make_expression(TokenStream& stream, Operation operation, Mark mark,
                     std::vector<Expr> operands);

}  // namespace kier
