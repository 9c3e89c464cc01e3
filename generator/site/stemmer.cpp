// The only file that includes <libstemmer.h>.
#include "site/stemmer.h"

#include <libstemmer.h>

namespace kier {

void Stemmer::Free::operator()(void* stemmer) const {
  sb_stemmer_delete(static_cast<sb_stemmer*>(stemmer));
}

Stemmer::Stemmer(std::string_view language_code)
    : stemmer_(sb_stemmer_new(std::string(language_code).c_str(), "UTF_8")) {}

std::string Stemmer::stem(std::string_view word) const {
  if (stemmer_ == nullptr) return std::string(word);
  auto* stemmer = static_cast<sb_stemmer*>(stemmer_.get());
  const auto* symbols = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer, symbols, static_cast<int>(word.size()));
  if (stem == nullptr) return std::string(word);  // out of memory: an unstemmed word still finds
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace kier
