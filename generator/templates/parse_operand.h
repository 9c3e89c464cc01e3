#pragma once

#include "templates/syntax.h"
#include "templates/token_stream.h"

namespace kier {

/// A literal, name, list, map or bracketed expression with its signs, attributes,
/// items and calls; filters and tests are left to parse_filters.
Expr parse_signed(TokenStream& stream);

/// The same without a sign, as the argument of a test: `x is divisibleby 3`.
Expr parse_plain_operand(TokenStream& stream);

/// Arguments in brackets, from '(' on, added to the operands of `call`.
void parse_arguments(TokenStream& stream, Expr& call);

}  // namespace kier
