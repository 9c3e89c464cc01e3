// The only file that includes <zlib.h>.
#include <zlib.h>

#include <cstdlib>
#include <vector>

#include "io/decompress.h"

namespace kier {
namespace {

constexpr std::size_t output_size = 256 * 1024;  // stays in the second cache, with the log reader
constexpr int gzip_only = 16 + MAX_WBITS;

class Gunzip : public Decompressor {
 public:
  Gunzip() {
    if (inflateInit2(&stream_, gzip_only) != Z_OK) std::abort();  // out of memory
  }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;
  ~Gunzip() override { inflateEnd(&stream_); }

  Inflation feed(std::string_view bytes, const LogSink& sink) override {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      if (complete_ && !begin_next()) return Inflation::fine;
      stream_.next_out = output_.data();
      stream_.avail_out = static_cast<uInt>(output_.size());
      const int result = inflate(&stream_, Z_NO_FLUSH);
      const std::size_t made = output_.size() - stream_.avail_out;
      if (made > 0) sink({reinterpret_cast<const char*>(output_.data()), made});
      if (result == Z_STREAM_END)
        complete_ = true;
      else if (result != Z_OK && result != Z_BUF_ERROR)
        return Inflation::damaged;
    } while (stream_.avail_in > 0 || (stream_.avail_out == 0 && !complete_));
    return Inflation::fine;
  }

  bool is_complete() const override { return complete_; }

 private:
  /// Rotated logs may be several streams in one file; some tools fill up with zeros behind them.
  bool begin_next() {
    while (stream_.avail_in > 0 && *stream_.next_in == 0) {
      ++stream_.next_in;
      --stream_.avail_in;
    }
    if (stream_.avail_in == 0) return false;
    complete_ = false;
    return inflateReset(&stream_) == Z_OK;
  }

  z_stream stream_ = {};
  std::vector<Bytef> output_ = std::vector<Bytef>(output_size);
  bool complete_ = false;
};

}  // namespace

std::unique_ptr<Decompressor> make_gunzip() {
  return std::make_unique<Gunzip>();
}

}  // namespace kier
