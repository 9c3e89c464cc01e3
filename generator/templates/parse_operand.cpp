#include "templates/parse_operand.h"

#include <charconv>
#include <cstdlib>
#include <utility>

#include "templates/parse_expression.h"

namespace kier {
namespace {

constexpr Rule big_number{"template/big-number", Severity::error,
                          "the number {number} is too large",
                          "whole numbers go up to 9223372036854775807"};
constexpr Rule map_key{"template/map-key", Severity::error, "the key of a map has to be text",
                       "write it in quotation marks"};
constexpr Rule order{"template/argument-order", Severity::error,
                     "an argument without a name follows one with a name",
                     "put those without a name first"};
constexpr Rule spread{"template/no-spread", Severity::error,
                      "'{symbol}' cannot pass on arguments here",
                      "write every argument, so that their number can be checked"};

Expr constant(Mark mark, Value value) {
  Expr expr;
  expr.mark = mark;
  expr.constant = std::move(value);
  return expr;
}

Expr parse_integer(TokenStream& stream, const Token& token) {
  std::string_view digits = token.text;
  int base = 10;
  if (digits.size() > 2 && digits[0] == '0') {
    const char kind = static_cast<char>(digits[1] | 0x20);
    base = kind == 'x' ? 16 : kind == 'b' ? 2 : kind == 'o' ? 8 : 10;
    if (base != 10) digits.remove_prefix(2);
  }
  std::int64_t number = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  if (result.ec != std::errc{}) stream.fail(big_number, token.mark, {{"number", token.text}});
  return constant(token.mark, number);
}

Expr parse_word(TokenStream& stream) {
  const Token token = stream.next();
  if (token.text == "true" || token.text == "True") return constant(token.mark, true);
  if (token.text == "false" || token.text == "False") return constant(token.mark, false);
  if (token.text == "none" || token.text == "None") return constant(token.mark, {});
  Expr name = make_expression(stream, Operation::name, token.mark, {});
  name.text = token.text;
  return name;
}

/// Texts that stand next to each other are one.
Expr parse_text(TokenStream& stream) {
  const Mark mark = stream.peek().mark;
  std::string text;
  while (stream.peek().kind == TokenKind::text) text += stream.next().text;
  return constant(mark, std::move(text));
}

Expr parse_list(TokenStream& stream) {
  const Mark mark = stream.next().mark;
  std::vector<Expr> items;
  while (!stream.failed() && !stream.at_symbol("]")) {
    items.push_back(parse_expression(stream));
    if (!stream.at_symbol("]")) stream.expect_symbol(",");
  }
  stream.skip_symbol("]");
  return make_expression(stream, Operation::list, mark, std::move(items));
}

Expr parse_map(TokenStream& stream) {
  const Mark mark = stream.next().mark;
  std::vector<Expr> items;
  while (!stream.failed() && !stream.at_symbol("}")) {
    items.push_back(parse_expression(stream));
    const Expr& key = items.back();
    if (key.operation == Operation::constant && !key.constant.is_text())
      stream.fail(map_key, key.mark);
    stream.expect_symbol(":");
    items.push_back(parse_expression(stream));
    if (!stream.at_symbol("}")) stream.expect_symbol(",");
  }
  stream.skip_symbol("}");
  return make_expression(stream, Operation::map, mark, std::move(items));
}

Expr parse_brackets(TokenStream& stream) {
  const Mark mark = stream.next().mark;
  if (stream.skip_symbol(")")) return make_expression(stream, Operation::list, mark, {});
  Expr inside = parse_expressions(stream);
  stream.expect_symbol(")");
  return inside;
}

Expr parse_primary(TokenStream& stream) {
  const Token& token = stream.peek();
  switch (token.kind) {
    case TokenKind::name:
      return parse_word(stream);
    case TokenKind::text:
      return parse_text(stream);
    case TokenKind::integer:
      return parse_integer(stream, stream.next());
    case TokenKind::real: {
      const Token number = stream.next();
      return constant(number.mark, std::strtod(number.text.c_str(), nullptr));
    }
    case TokenKind::symbol:
      if (token.text == "[") return parse_list(stream);
      if (token.text == "{") return parse_map(stream);
      if (token.text == "(") return parse_brackets(stream);
      break;
    default:
      break;
  }
  stream.expected("a value");
  return {};
}

/// `.name` or `.0`, behind the dot.
Expr parse_attribute(TokenStream& stream, Expr owner) {
  if (stream.at_end_of_tag()) stream.expected("a name after the dot");
  const Token token = stream.next();
  std::vector<Expr> operands;
  operands.push_back(std::move(owner));
  if (token.kind == TokenKind::name) {
    Expr expr = make_expression(stream, Operation::attribute, token.mark, std::move(operands));
    expr.text = token.text;
    return expr;
  }
  if (token.kind == TokenKind::integer) {
    operands.push_back(parse_integer(stream, token));
    return make_expression(stream, Operation::item, token.mark, std::move(operands));
  }
  stream.expected("a name after the dot");
  return {};
}

/// `[item]` or `[from:to:step]`, behind the bracket.
Expr parse_item(TokenStream& stream, Expr owner, Mark mark) {
  std::vector<Expr> operands;
  operands.push_back(std::move(owner));
  bool slice = false;
  const auto absent = [&] { return constant(stream.peek().mark, {}); };
  const auto at_separator = [&] { return stream.at_symbol(":") || stream.at_symbol("]"); };
  operands.push_back(stream.at_symbol(":") ? absent() : parse_expression(stream));
  while (!stream.failed() && operands.size() < 4 && stream.skip_symbol(":")) {
    slice = true;
    operands.push_back(at_separator() ? absent() : parse_expression(stream));
  }
  stream.expect_symbol("]");
  while (slice && operands.size() < 4) operands.push_back(absent());
  return make_expression(stream, slice ? Operation::slice : Operation::item, mark,
                         std::move(operands));
}

Expr parse_postfix(TokenStream& stream, Expr expr) {
  while (!stream.failed()) {
    if (stream.skip_symbol(".")) {
      expr = parse_attribute(stream, std::move(expr));
    } else if (stream.at_symbol("[")) {
      const Mark mark = stream.next().mark;
      expr = parse_item(stream, std::move(expr), mark);
    } else if (stream.at_symbol("(")) {
      std::vector<Expr> operands;
      const Mark mark = expr.mark;
      operands.push_back(std::move(expr));
      expr = make_expression(stream, Operation::call, mark, std::move(operands));
      parse_arguments(stream, expr);
    } else {
      break;
    }
  }
  return expr;
}

bool at_keyword(const TokenStream& stream) {
  return stream.peek().kind == TokenKind::name && stream.peek(1).kind == TokenKind::symbol &&
         stream.peek(1).text == "=";
}

}  // namespace

void parse_arguments(TokenStream& stream, Expr& call) {
  call.call = std::make_unique<CallSite>();
  stream.expect_symbol("(");
  std::vector<Expr> operands = std::move(call.operands);
  while (!stream.failed() && !stream.at_symbol(")")) {
    if (stream.at_symbol("*") || stream.at_symbol("**"))
      stream.fail(spread, stream.peek().mark, {{"symbol", stream.peek().text}});
    if (at_keyword(stream)) {
      call.call->keyword_marks.push_back(stream.peek().mark);
      call.call->keywords.push_back(stream.next().text);
      stream.next();
    } else if (!call.call->keywords.empty()) {
      stream.fail(order, stream.peek().mark);
    }
    if (!stream.failed()) operands.push_back(parse_expression(stream));
    if (!stream.at_symbol(")")) stream.expect_symbol(",");
  }
  stream.skip_symbol(")");
  Expr whole = make_expression(stream, call.operation, call.mark, std::move(operands));
  call.operands = std::move(whole.operands);
  call.depth = whole.depth;
}

Expr parse_signed(TokenStream& stream) {
  const bool minus = stream.at_symbol("-");
  if (!minus && !stream.at_symbol("+")) return parse_postfix(stream, parse_primary(stream));
  const TokenStream::Level level(stream);
  if (!level.allowed()) return {};
  const Mark mark = stream.next().mark;
  std::vector<Expr> operands;
  operands.push_back(parse_signed(stream));
  Expr expr = make_expression(stream, minus ? Operation::negate : Operation::plus, mark,
                              std::move(operands));
  return parse_postfix(stream, std::move(expr));
}

Expr parse_plain_operand(TokenStream& stream) {
  return parse_postfix(stream, parse_primary(stream));
}

}  // namespace kier
