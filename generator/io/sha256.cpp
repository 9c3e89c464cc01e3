// The only file that includes libcrypto.
#include "io/sha256.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <memory>

namespace kier {
namespace {

struct FreeDigest {
  void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
};

}  // namespace

std::string sha256(std::string_view bytes) {
  // Fetched once: each look-up by name costs as much as the sum of a small file.
  static const std::unique_ptr<EVP_MD, FreeDigest> digest(EVP_MD_fetch(nullptr, "SHA256", nullptr));
  unsigned char sum[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  if (!digest || EVP_Digest(bytes.data(), bytes.size(), sum, &length, digest.get(), nullptr) != 1)
    std::abort();
  constexpr std::string_view hex = "0123456789abcdef";
  std::string out;
  out.reserve(std::size_t{2} * length);
  for (unsigned i = 0; i < length; ++i) (out += hex[sum[i] >> 4U]) += hex[sum[i] & 15U];
  return out;
}

}  // namespace kier
