// The only file that includes <zstd.h>.
#include <zstd.h>

#include <cstdlib>
#include <vector>

#include "io/decompress.h"

namespace kier {
namespace {

class Unzstd : public Decompressor {
 public:
  Unzstd() : stream_(ZSTD_createDStream()), output_(ZSTD_DStreamOutSize() * 2) {
    if (stream_ == nullptr) std::abort();  // out of memory
  }
  Unzstd(const Unzstd&) = delete;
  Unzstd& operator=(const Unzstd&) = delete;
  ~Unzstd() override { ZSTD_freeDStream(stream_); }

  Inflation feed(std::string_view bytes, const LogSink& sink) override {
    ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
    bool full = false;
    while (input.pos < input.size || full) {
      ZSTD_outBuffer output{output_.data(), output_.size(), 0};
      const std::size_t result = ZSTD_decompressStream(stream_, &output, &input);
      if (ZSTD_isError(result) != 0) return Inflation::damaged;
      if (output.pos > 0) sink({output_.data(), output.pos});
      complete_ = result == 0;
      full = output.pos == output.size && !complete_;
    }
    return Inflation::fine;
  }

  bool is_complete() const override { return complete_; }

 private:
  ZSTD_DStream* stream_;
  std::vector<char> output_;
  bool complete_ = false;
};

}  // namespace

std::unique_ptr<Decompressor> make_unzstd() {
  return std::make_unique<Unzstd>();
}

}  // namespace kier
