#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kier {

/// Steps through the words of a text as a search compares them: runs of letters and
/// digits of any script, folded as fold() does ("Zo’n café" has "zo", "n" and "cafe").
/// A soft hyphen, which nobody sees, does not part a word.
class FoldedWords {
 public:
  /// `text` must stay where it is.
  explicit FoldedWords(std::string_view text) : text_(text) {}

  /// Moves to the next word; false when none is left.
  bool next();

  /// The word: never empty, and valid until the next call of next().
  std::string_view word() const { return word_; }

 private:
  void add_ascii();

  std::string_view text_;
  std::size_t at_ = 0;
  std::string word_;
};

}  // namespace kier
