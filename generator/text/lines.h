#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace kier {

/// Finds the line and column of byte offsets. Lines end in '\n'. Does not keep
/// `text`; texts of up to 4 GB.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  /// The place of byte `offset`; what lies beyond the text is on its last line.
  Mark mark(std::size_t offset) const;

  /// Where line `line` (from 1) begins. `line` in [1, lines()].
  std::size_t begin_of(int line) const { return starts_[static_cast<std::size_t>(line - 1)]; }

  int lines() const { return static_cast<int>(starts_.size()); }  ///< at least 1

 private:
  std::vector<std::uint32_t> starts_;
};

/// The line that begins at text[at], without its '\n'; moves `at` to the next line.
std::string_view next_line(std::string_view text, std::size_t& at);

}  // namespace kier
