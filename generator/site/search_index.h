#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/flat_map.h"
#include "base/source.h"
#include "site/site_values.h"

namespace kier {

/// How much a word counts, by where it stands. The highest one of a page is kept.
enum WordWeight : std::uint8_t { in_body = 1, in_heading = 3, in_summary = 4, in_title = 9 };

/// The distinct words of one page, folded ("één" is "een"), with their weights.
struct PageWords {
  /// Form (its index in WordForms) and weight in one number: there are millions.
  struct Word {
    Word(std::uint32_t form, WordWeight weight) : packed(form << 4 | weight) {}
    std::uint32_t form() const { return packed >> 4; }
    std::uint8_t weight() const { return packed & 0xF; }
    std::uint32_t packed;
  };
  std::vector<Word> words;
};

/// Word forms as small numbers: a page's words are few and come back on every
/// page. One for each thread; they are merged when the index is made.
class WordForms {
 public:
  /// Counts `form` into `page`: once, with the highest weight it is given there.
  /// Words of one page have to come in a row.
  void add(std::string_view form, WordWeight weight, PageWords& page);

  const std::deque<std::string>& forms() const { return forms_; }

 private:
  struct Entry {
    std::uint32_t number = 0;
    std::uint32_t position = 0;  // of the form in the page that had it last
    const PageWords* page = nullptr;
  };
  std::deque<std::string> forms_;  // never moves them: the keys of `entries_` point there
  FlatMap<std::string_view, Entry> entries_;
};

/// Collects the words of `item` into `page`, which must stay where it is.
void collect_words(const Item& item, WordForms& forms, PageWords& page);

/// One page of the index: what a result shows, and its words in `forms`.
struct IndexedPage {
  std::string title, address, summary, type;
  const PageWords* words = nullptr;
  const WordForms* forms = nullptr;
  std::vector<std::string> first_for = {};  ///< the searches that show it first
};

/// The index of one language as JSON for the script of the search page, which
/// needs no stemmer: every form that occurs is listed, front-coded, with the
/// number of its stem. The format is described in docs/decisions.
std::string render_search_index(const std::vector<IndexedPage>& pages, std::string_view language);

}  // namespace kier
