#pragma once

#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace kier {

/// An open file or folder of the system; closed when this goes.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();

  int get() const { return number_; }
  int release() { return std::exchange(number_, -1); }
  explicit operator bool() const { return number_ >= 0; }

  /// Closes now; some file systems tell only here that a write failed.
  std::error_code close();

 private:
  int number_ = -1;
};

/// errno with the system's words.
std::error_code last_error();

/// Writes all of `bytes`, however many calls that takes.
std::error_code write_all(int file, std::string_view bytes);

/// Opens `path`, relative to the open folder `folder`, without ever leaving it or
/// following a symbolic link on the way or at the end, whoever changes the disk
/// meanwhile. `flags` and `mode` as for open(2). Not open on failure: last_error().
Descriptor open_beneath(int folder, const std::string& path, int flags, unsigned mode = 0);

}  // namespace kier
