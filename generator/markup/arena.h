#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace kier {

/// Memory that is given back all at once. A Markdown parser makes a hundred small
/// things for a screen of text and drops them together, so this costs a third of what
/// malloc does. Not for two threads at once.
class Arena {
 public:
  /// `bytes` of zeroes, aligned for anything. Aborts when there is no memory.
  void* allocate(std::size_t bytes) noexcept;

  /// The same contents in a piece of `bytes`; `piece` may be null and is gone after.
  void* resize(void* piece, std::size_t bytes) noexcept;

  /// Makes `piece` (null or from this arena) ready to be used again.
  void release(void* piece);

  /// Gives all pieces back; the first block is kept for the next text.
  void reset();

 private:
  struct Header;
  struct Free {
    Free* next;
  };
  static constexpr std::size_t unit = 16;
  static constexpr std::size_t classes = 32;  // of pieces that are used again, by units
  static constexpr std::size_t block_bytes = std::size_t{1} << 18;

  void* fresh(std::size_t bytes);

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::array<Free*, classes + 1> free_ = {};
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace kier
