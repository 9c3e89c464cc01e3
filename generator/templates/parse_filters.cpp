#include <utility>

#include "templates/parse_expression.h"
#include "templates/parse_operand.h"

namespace kier {
namespace {

/// A name with dots, as Jinja2 allows for filters and tests.
std::string dotted_name(TokenStream& stream, std::string_view what) {
  std::string name = stream.expect_name(what);
  while (!stream.failed() && stream.skip_symbol(".")) name += "." + stream.expect_name(what);
  return name;
}

Expr parse_filter(TokenStream& stream, Expr input) {
  std::vector<Expr> operands;
  operands.push_back(std::move(input));
  const Mark mark = stream.peek().mark;
  Expr filter = make_expression(stream, Operation::filter, mark, std::move(operands));
  filter.text = dotted_name(stream, "the name of a filter");
  if (!stream.failed() && stream.at_symbol("("))
    parse_arguments(stream, filter);
  else
    filter.call = std::make_unique<CallSite>();
  return filter;
}

/// `x is divisibleby 3` takes its argument without brackets.
bool at_bare_argument(const TokenStream& stream) {
  const Token& token = stream.peek();
  switch (token.kind) {
    case TokenKind::text:
    case TokenKind::integer:
    case TokenKind::real:
      return true;
    case TokenKind::name:
      return token.text != "else" && token.text != "or" && token.text != "and" &&
             token.text != "is" && token.text != "if" && token.text != "not" && token.text != "in";
    default:
      return stream.at_symbol("[") || stream.at_symbol("{");
  }
}

Expr parse_test(TokenStream& stream, Expr subject) {
  const bool negated = stream.skip_name("not");
  std::vector<Expr> operands;
  operands.push_back(std::move(subject));
  const Mark mark = stream.peek().mark;
  const bool membership = stream.at_name("in");
  Expr test = make_expression(stream, Operation::test, mark, std::move(operands));
  test.text = dotted_name(stream, "the name of a test");
  test.call = std::make_unique<CallSite>();
  if (!stream.failed() && stream.at_symbol("(") && !membership) {
    parse_arguments(stream, test);
  } else if (!stream.failed() && (membership || at_bare_argument(stream))) {
    std::vector<Expr> both = std::move(test.operands);
    both.push_back(parse_plain_operand(stream));
    Expr whole = make_expression(stream, Operation::test, mark, std::move(both));
    whole.text = std::move(test.text);
    whole.call = std::move(test.call);
    test = std::move(whole);
  }
  if (!negated) return test;
  std::vector<Expr> negation;
  negation.push_back(std::move(test));
  return make_expression(stream, Operation::logical_not, mark, std::move(negation));
}

}  // namespace

Expr parse_filters(TokenStream& stream, Expr input) {
  while (!stream.failed()) {
    if (stream.skip_symbol("|")) {
      input = parse_filter(stream, std::move(input));
    } else if (stream.skip_name("is")) {
      input = parse_test(stream, std::move(input));
    } else {
      break;
    }
  }
  return input;
}

Expr parse_filter_chain(TokenStream& stream, Expr input) {
  Expr first = parse_filter(stream, std::move(input));
  return parse_filters(stream, std::move(first));
}

}  // namespace kier
