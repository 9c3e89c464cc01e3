#pragma once

#include <type_traits>
#include <variant>

#include "templates/syntax.h"

namespace kier {

/// Calls `visit` with every expression that stands in the node itself.
template <class AnyNode, class Visit>
void each_expression(AnyNode& node, Visit visit) {
  const auto optional = [&](auto& expr) {
    if (expr) visit(*expr);
  };
  std::visit(
      [&](auto& part) {
        using Part = std::remove_cvref_t<decltype(part)>;
        if constexpr (std::is_same_v<Part, Output> || std::is_same_v<Part, Set> ||
                      std::is_same_v<Part, SetField>) {
          visit(part.value);
        } else if constexpr (std::is_same_v<Part, If>) {
          for (auto& branch : part.branches) optional(branch.condition);
        } else if constexpr (std::is_same_v<Part, For>) {
          visit(part.items);
          optional(part.condition);
        } else if constexpr (std::is_same_v<Part, SetBody>) {
          optional(part.filter);
        } else if constexpr (std::is_same_v<Part, CallBlock>) {
          visit(part.call);
          for (auto& parameter : part.parameters) optional(parameter.fallback);
        } else if constexpr (std::is_same_v<Part, FilterBody>) {
          visit(part.filter);
        } else if constexpr (std::is_same_v<Part, With>) {
          for (auto& value : part.values) visit(value);
        }
      },
      node.part);
}

/// Calls `visit` with every body inside the node. The bodies of blocks and macros
/// belong to the file, not to a node.
template <class AnyNode, class Visit>
void each_body(AnyNode& node, Visit visit) {
  std::visit(
      [&](auto& part) {
        using Part = std::remove_cvref_t<decltype(part)>;
        if constexpr (std::is_same_v<Part, If>) {
          for (auto& branch : part.branches) visit(branch.body);
        } else if constexpr (std::is_same_v<Part, For>) {
          visit(part.body);
          visit(part.otherwise);
        } else if constexpr (std::is_same_v<Part, SetBody> || std::is_same_v<Part, CallBlock> ||
                             std::is_same_v<Part, FilterBody> || std::is_same_v<Part, With>) {
          visit(part.body);
        }
      },
      node.part);
}

/// Every node of a body, outer ones first.
template <class AnyBody, class Visit>
void each_node(AnyBody& body, Visit visit) {
  for (auto& node : body) {
    visit(node);
    each_body(node, [&](auto& inner) { each_node(inner, visit); });
  }
}

/// The expression and all inside it, outer ones first.
template <class AnyExpr, class Visit>
void each_operand(AnyExpr& expr, Visit visit) {
  visit(expr);
  for (auto& operand : expr.operands) each_operand(operand, visit);
}

/// The bodies of a file: its own, its blocks', its macros'.
template <class AnyTemplate, class Visit>
void each_routine_body(AnyTemplate& file, Visit visit) {
  visit(file.root.body);
  for (auto& block : file.blocks) visit(block->routine.body);
  for (auto& macro : file.macros) visit(macro->routine.body);
}

/// All nodes of a file.
template <class AnyTemplate, class Visit>
void each_node_of_file(AnyTemplate& file, Visit visit) {
  each_routine_body(file, [&](auto& body) { each_node(body, visit); });
}

/// All expressions of a file, with those inside them.
template <class AnyTemplate, class Visit>
void each_expression_of_file(AnyTemplate& file, Visit visit) {
  each_node_of_file(file, [&](auto& node) {
    each_expression(node, [&](auto& expr) { each_operand(expr, visit); });
  });
  for (auto& macro : file.macros)
    for (auto& parameter : macro->parameters)
      if (parameter.fallback) each_operand(*parameter.fallback, visit);
}

}  // namespace kier
