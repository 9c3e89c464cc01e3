#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace kier {

/// Cuts the words of one language down to their stems (Snowball). A language
/// without a stemmer keeps its words. Not for several threads at once.
class Stemmer {
 public:
  explicit Stemmer(std::string_view language_code);

  /// The stem of a word in small letters.
  std::string stem(std::string_view word) const;

 private:
  struct Free {
    void operator()(void* stemmer) const;
  };
  std::unique_ptr<void, Free> stemmer_;
};

}  // namespace kier
