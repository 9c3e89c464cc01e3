#pragma once

#include <iconv.h>

namespace kier {

/// Readers of codes and of PDFs open a converter from some charset for every text, and close it.
/// glibc loads a library for it, which it drops after the last one is closed. While one of these
/// lives it does not.
class KeptConverter {
 public:
  explicit KeptConverter(const char* from) : converter_(iconv_open("UTF-8", from)) {}
  KeptConverter(const KeptConverter&) = delete;
  KeptConverter& operator=(const KeptConverter&) = delete;
  ~KeptConverter() {
    if (converter_ != reinterpret_cast<iconv_t>(-1)) iconv_close(converter_);
  }

 private:
  iconv_t converter_;
};

}  // namespace kier
