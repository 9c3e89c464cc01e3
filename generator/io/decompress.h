#pragma once

#include <memory>
#include <string_view>

#include "io/log_input.h"

namespace kier {

enum class Inflation {
  fine,
  damaged,  ///< these bytes are no such stream; feed no more
};

/// A stream that is being decompressed.
class Decompressor {
 public:
  virtual ~Decompressor() = default;

  /// The next compressed bytes, cut anywhere; hands on what they give.
  virtual Inflation feed(std::string_view bytes, const LogSink& sink) = 0;

  /// True when all that was fed ended with the end of a stream.
  virtual bool is_complete() const = 0;
};

std::unique_ptr<Decompressor> make_gunzip();
std::unique_ptr<Decompressor> make_unzstd();

/// The decompressor for what begins with these bytes (at least 4, or the whole file); none
/// for plain text.
std::unique_ptr<Decompressor> decompressor_for(std::string_view beginning);

}  // namespace kier
