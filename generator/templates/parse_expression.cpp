#include "templates/parse_expression.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "templates/limits.h"
#include "templates/parse_operand.h"

namespace kier {
namespace {

std::vector<Expr> operands_of(Expr first) {
  std::vector<Expr> list;
  list.push_back(std::move(first));
  return list;
}

std::vector<Expr> operands_of(Expr first, Expr second) {
  std::vector<Expr> list = operands_of(std::move(first));
  list.push_back(std::move(second));
  return list;
}

struct Symbol {
  std::string_view text;
  Operation operation;
};

/// Operators of one rank, from left to right, between operands that `parse` reads.
template <class Parse>
Expr parse_rank(TokenStream& stream, std::initializer_list<Symbol> symbols, Parse parse) {
  Expr left = parse(stream);
  while (!stream.failed()) {
    const auto* found = std::find_if(symbols.begin(), symbols.end(), [&](const Symbol& symbol) {
      return stream.at_symbol(symbol.text);
    });
    if (found == symbols.end()) break;
    const Mark mark = stream.next().mark;
    Expr right = parse(stream);
    left = make_expression(stream, found->operation, mark,
                           operands_of(std::move(left), std::move(right)));
  }
  return left;
}

Expr parse_unary(TokenStream& stream) {
  Expr operand = parse_signed(stream);
  return parse_filters(stream, std::move(operand));
}

Expr parse_power(TokenStream& stream) {
  return parse_rank(stream, {{"**", Operation::power}}, parse_unary);
}

Expr parse_product(TokenStream& stream) {
  return parse_rank(stream,
                    {{"*", Operation::multiply},
                     {"/", Operation::divide},
                     {"//", Operation::floor_divide},
                     {"%", Operation::modulo}},
                    parse_power);
}

/// `a ~ b ~ c` is one operation, so that long texts are built at once.
Expr parse_concat(TokenStream& stream) {
  Expr first = parse_product(stream);
  if (!stream.at_symbol("~")) return first;
  const Mark mark = stream.peek().mark;
  std::vector<Expr> parts = operands_of(std::move(first));
  while (!stream.failed() && stream.skip_symbol("~")) parts.push_back(parse_product(stream));
  return make_expression(stream, Operation::concat, mark, std::move(parts));
}

Expr parse_sum(TokenStream& stream) {
  return parse_rank(stream, {{"+", Operation::add}, {"-", Operation::subtract}}, parse_concat);
}

std::optional<Comparison> next_comparison(TokenStream& stream) {
  constexpr std::pair<std::string_view, Comparison> symbols[] = {
      {"==", Comparison::equal},  {"!=", Comparison::not_equal},
      {"<", Comparison::less},    {"<=", Comparison::less_equal},
      {">", Comparison::greater}, {">=", Comparison::greater_equal},
  };
  for (const auto& [text, comparison] : symbols)
    if (stream.skip_symbol(text)) return comparison;
  if (stream.skip_name("in")) return Comparison::in;
  if (stream.at_name("not") && stream.peek(1).text == "in" &&
      stream.peek(1).kind == TokenKind::name) {
    stream.next();
    stream.next();
    return Comparison::not_in;
  }
  return std::nullopt;
}

Expr parse_comparison(TokenStream& stream) {
  Expr first = parse_sum(stream);
  std::vector<Expr> operands = operands_of(std::move(first));
  std::vector<Comparison> comparisons;
  const Mark mark = stream.peek().mark;
  while (!stream.failed()) {
    const auto comparison = next_comparison(stream);
    if (!comparison) break;
    comparisons.push_back(*comparison);
    operands.push_back(parse_sum(stream));
  }
  if (comparisons.empty()) return std::move(operands.front());
  Expr compare = make_expression(stream, Operation::compare, mark, std::move(operands));
  compare.comparisons = std::move(comparisons);
  return compare;
}

Expr parse_not(TokenStream& stream) {
  if (!stream.at_name("not")) return parse_comparison(stream);
  const TokenStream::Level level(stream);
  if (!level.allowed()) return {};
  const Mark mark = stream.next().mark;
  return make_expression(stream, Operation::logical_not, mark, operands_of(parse_not(stream)));
}

/// `a and b and c`: one operation with all its operands.
template <class Parse>
Expr parse_logical(TokenStream& stream, std::string_view word, Operation operation, Parse parse) {
  Expr first = parse(stream);
  if (!stream.at_name(word)) return first;
  const Mark mark = stream.peek().mark;
  std::vector<Expr> operands = operands_of(std::move(first));
  while (!stream.failed() && stream.skip_name(word)) operands.push_back(parse(stream));
  return make_expression(stream, operation, mark, std::move(operands));
}

Expr parse_and(TokenStream& stream) {
  return parse_logical(stream, "and", Operation::logical_and, parse_not);
}

Expr parse_or(TokenStream& stream) {
  return parse_logical(stream, "or", Operation::logical_or, parse_and);
}

template <class Parse>
Expr parse_comma_list(TokenStream& stream, Parse parse) {
  const Mark mark = stream.peek().mark;
  Expr first = parse(stream);
  if (!stream.at_symbol(",")) return first;
  std::vector<Expr> items = operands_of(std::move(first));
  while (!stream.failed() && stream.skip_symbol(",")) {
    if (stream.at_end_of_tag() || stream.at_symbol(")") || stream.at_symbol("=")) break;
    items.push_back(parse(stream));
  }
  return make_expression(stream, Operation::list, mark, std::move(items));
}

}  // namespace

Expr make_expression(TokenStream& stream, Operation operation, Mark mark,
                     std::vector<Expr> operands) {
  Expr expr;
  expr.operation = operation;
  expr.mark = mark;
  int deepest = 0;
  for (const Expr& operand : operands) deepest = std::max<int>(deepest, operand.depth);
  if (deepest >= TemplateLimits::syntax_nesting) {
    stream.too_deep();
    return expr;
  }
  expr.depth = static_cast<std::uint8_t>(deepest + 1);
  expr.operands = std::move(operands);
  return expr;
}

Expr parse_unconditional(TokenStream& stream) {
  const TokenStream::Level level(stream);
  if (!level.allowed()) return {};
  return parse_or(stream);
}

Expr parse_expression(TokenStream& stream) {
  Expr value = parse_unconditional(stream);
  while (!stream.failed() && stream.at_name("if")) {
    const TokenStream::Level level(stream);
    if (!level.allowed()) return {};
    const Mark mark = stream.next().mark;
    std::vector<Expr> operands = operands_of(std::move(value), parse_unconditional(stream));
    if (stream.skip_name("else")) operands.push_back(parse_expression(stream));
    value = make_expression(stream, Operation::conditional, mark, std::move(operands));
  }
  return value;
}

Expr parse_expressions(TokenStream& stream) {
  return parse_comma_list(stream, parse_expression);
}

Expr parse_unconditional_list(TokenStream& stream) {
  return parse_comma_list(stream, parse_unconditional);
}

}  // namespace kier
