#pragma once

#include <cstddef>
#include <cstdint>

namespace kier {

/// How far a template may go. Each is far above what a page needs and far below
/// what would hurt the computer that builds the site; a message names the one
/// that was met.
struct TemplateLimits {
  static constexpr std::size_t source_bytes = 1 << 20;  ///< one template's file
  static constexpr int syntax_nesting = 60;             ///< tags and brackets inside each other
  static constexpr int evaluation_nesting = 600;        ///< the same, with macros and includes
  static constexpr int calls = 50;                   ///< macros, blocks, includes inside each other
  static constexpr std::int64_t steps = 10'000'000;  ///< expressions and rounds of one rendering
  static constexpr std::size_t built_bytes = 128u << 20;  ///< texts and lists made by one rendering
  static constexpr std::size_t text_bytes = 8u << 20;     ///< one text
  static constexpr std::size_t list_items = 1'000'000;    ///< one list
  static constexpr std::int64_t range_items = 100'000;    ///< one range()
  static constexpr std::size_t output_bytes = 32u << 20;  ///< one rendering's output
  static constexpr std::size_t problems = 50;             ///< reported of one rendering
};

}  // namespace kier
