#include "markup/arena.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace kier {

/// Stands before every piece, so that it can grow and be used again.
struct alignas(16) Arena::Header {
  std::size_t bytes;  // of the piece, rounded up
};

void* Arena::allocate(std::size_t bytes) noexcept {
  const std::size_t units = (std::max(bytes, std::size_t{1}) + unit - 1) / unit;
  void* piece = nullptr;
  if (units <= classes && free_[units] != nullptr) {
    piece = free_[units];
    free_[units] = free_[units]->next;
  } else {
    piece = fresh(units * unit);
  }
  return std::memset(piece, 0, units * unit);
}

void* Arena::fresh(std::size_t bytes) {
  const std::size_t wanted = sizeof(Header) + bytes;
  if (wanted > left_) {
    const std::size_t size = std::max(block_bytes, wanted);
    // Not make_unique: it would fill the whole block with zeroes.
    blocks_.emplace_back(new std::byte[size]);
    next_ = blocks_.back().get();
    left_ = size;
  }
  auto* header = new (next_) Header{bytes};
  next_ += wanted;
  left_ -= wanted;
  return header + 1;
}

void* Arena::resize(void* piece, std::size_t bytes) noexcept {
  if (piece == nullptr) return allocate(bytes);
  const std::size_t had = (static_cast<Header*>(piece) - 1)->bytes;
  if (bytes <= had) return piece;
  void* larger = allocate(bytes);
  std::memcpy(larger, piece, had);
  release(piece);
  return larger;
}

void Arena::release(void* piece) {
  if (piece == nullptr) return;
  const std::size_t units = (static_cast<Header*>(piece) - 1)->bytes / unit;
  if (units > classes) return;
  free_[units] = new (piece) Free{free_[units]};
}

void Arena::reset() {
  if (blocks_.empty()) return;
  blocks_.resize(1);
  free_.fill(nullptr);
  next_ = blocks_.front().get();
  left_ = block_bytes;
}

}  // namespace kier
