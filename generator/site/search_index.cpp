#include "site/search_index.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "data/json.h"
#include "markup/plain.h"
#include "site/stemmer.h"
#include "text/letters.h"
#include "text/words.h"

namespace kier {
namespace {

constexpr std::size_t shortest_word = 2, longest_word = 40;
constexpr std::size_t most_shared = 35;  // one base-36 digit

/// Splits texts into the words of one page.
class WordCollector {
 public:
  WordCollector(WordForms& forms, PageWords& page) : forms_(forms), page_(page) {}

  void add(std::string_view text, WordWeight weight) {
    for (FoldedWords words(text); words.next();) {
      const std::size_t size = words.word().size();
      if (size >= shortest_word && size <= longest_word) forms_.add(words.word(), weight, page_);
    }
  }

 private:
  WordForms& forms_;
  PageWords& page_;
};

/// A page and the weight of a word in it, in one number: there are millions.
struct Posting {
  Posting() = default;
  Posting(std::uint32_t page, std::uint8_t weight) : packed(page << 4 | weight) {}
  std::uint32_t page() const { return packed >> 4; }
  std::uint8_t weight() const { return packed & 0xF; }
  std::uint32_t packed = 0;
};

void append_number(std::string_view before, std::uint32_t number, std::string& json) {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  json.append(before).append(digits, static_cast<std::size_t>(end - digits));
}

/// A page as the number of pages that were passed over, in letters: 90 characters that need
/// no escape in JSON, of which the first half ends a number of base 45 and the second half
/// goes on with it, the lowest digit first. In front of it the weight, when it is not 1.
void append_posting(std::uint32_t gap, std::uint8_t weight, std::string& json) {
  constexpr std::string_view digits =
      "$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
  constexpr std::uint32_t base = 45;
  static_assert(digits.size() == 2 * base);
  if (weight == in_heading) json += ' ';
  if (weight == in_summary) json += '!';
  if (weight == in_title) json += '#';
  for (; gap >= base; gap /= base) json += digits[base + gap % base];
  json += digits[gap];
}

/// Puts the pages' words together: forms get one numbering, stems their postings.
class IndexBuilder {
 public:
  IndexBuilder(const std::vector<IndexedPage>& pages, std::string_view language)
      : pages_(pages), stemmer_(language) {}

  std::string run() {
    sort_forms();
    collect_postings();
    std::string json;
    json.reserve(room());
    json += "{\"v\":2,\"pages\":[";
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      if (i > 0) json += ',';
      const IndexedPage& page = pages_[i];
      json += to_json(Value(Value::List{page.title, page.address, page.summary, page.type}));
    }
    json += "],\n\"first\":{";
    write_first(json);
    json += "},\n\"words\":[";
    write_words(json);
    json += "],\n\"groups\":[";
    write_groups(json);
    json += "],\n\"postings\":[";
    write_postings(json);
    return json += "]}\n";
  }

 private:
  /// About as many bytes as the index will have, so that it does not grow by copying.
  std::size_t room() const {
    constexpr std::size_t a_page = 200, a_form = 20, a_posting = 5;
    return pages_.size() * a_page + forms_.size() * a_form + postings_.size() * a_posting;
  }

  /// Every form once, in order, and for each thread's numbering the place of its
  /// forms in that order.
  void sort_forms() {
    std::vector<const WordForms*> sources;
    for (const IndexedPage& page : pages_)
      if (std::find(sources.begin(), sources.end(), page.forms) == sources.end())
        sources.push_back(page.forms);
    // A thread saw the pages of all languages: only what occurs here counts.
    for (const WordForms* source : sources) used_[source].assign(source->forms().size(), 0);
    for (const IndexedPage& page : pages_) {
      auto& used = used_[page.forms];
      for (const PageWords::Word& word : page.words->words) used[word.form()] = 1;
    }
    for (const WordForms* source : sources)
      for (std::size_t i = 0; i < source->forms().size(); ++i)
        if (used_[source][i] != 0) forms_.push_back(source->forms()[i]);
    std::sort(forms_.begin(), forms_.end());
    forms_.erase(std::unique(forms_.begin(), forms_.end()), forms_.end());
    number_groups(sources);
  }

  void number_groups(const std::vector<const WordForms*>& sources) {
    std::unordered_map<std::string, std::uint32_t> groups;
    for (const std::string& form : forms_) {
      const auto [group, fresh] =
          groups.emplace(stemmer_.stem(form), static_cast<std::uint32_t>(groups.size()));
      group_of_.push_back(group->second);
    }
    begins_.assign(groups.size() + 1, 0);
    for (const WordForms* source : sources) {
      auto& table = used_[source];
      for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i] == 0) continue;
        const auto at = std::lower_bound(forms_.begin(), forms_.end(), source->forms()[i]);
        table[i] = group_of_[static_cast<std::size_t>(at - forms_.begin())];
      }
    }
  }

  /// Counts before it fills: one array for all groups, and no room to spare.
  void collect_postings() {
    std::vector<std::uint32_t> last(begins_.size(), none);
    each_word([&](std::uint32_t group, std::uint32_t page, std::uint8_t) {
      if (std::exchange(last[group], page) != page) ++begins_[group + 1];
    });
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    postings_.resize(begins_.back());
    std::vector<std::uint32_t> ends = begins_;
    std::fill(last.begin(), last.end(), none);
    each_word([&](std::uint32_t group, std::uint32_t page, std::uint8_t weight) {
      if (std::exchange(last[group], page) != page) {
        postings_[ends[group]++] = {page, weight};
      } else if (Posting& posting = postings_[ends[group] - 1]; posting.weight() < weight) {
        posting = {page, weight};
      }
    });
  }

  /// Calls `f(group, page, weight)` for all words of all pages, page by page.
  template <class F>
  void each_word(F f) const {
    for (std::uint32_t page = 0; page < pages_.size(); ++page) {
      const auto& table = used_.at(pages_[page].forms);
      for (const PageWords::Word& word : pages_[page].words->words)
        f(table[word.form()], page, word.weight());
    }
  }

  /// Each form as the number of characters it shares with the one before, and the
  /// rest. Characters are counted as JavaScript does; forms are nearly all ASCII,
  /// so sharing stops before the first byte that is not.
  void write_words(std::string& json) const {
    std::string_view before;
    for (const std::string& form : forms_) {
      std::size_t shared = 0;
      while (shared < std::min({before.size(), form.size(), most_shared}) &&
             before[shared] == form[shared] && static_cast<unsigned char>(form[shared]) < 0x80)
        ++shared;
      if (!before.empty()) json += ',';
      json += '"';
      json += static_cast<char>(shared < 10 ? '0' + shared : 'a' + (shared - 10));
      json.append(form, shared).append("\"");
      before = form;
    }
  }

  /// From each word to the pages that it shows first.
  void write_first(std::string& json) const {
    std::map<std::string, std::vector<std::uint32_t>> first;
    for (std::uint32_t page = 0; page < pages_.size(); ++page)
      for (const std::string& word : pages_[page].first_for)
        if (auto& pages = first[fold(word)]; pages.empty() || pages.back() != page)
          pages.push_back(page);  // two words may fold into one
    for (const auto& [word, pages] : first) {
      if (word != first.begin()->first) json += ',';
      append_json(word, json);
      json += ":[";
      for (const std::uint32_t& page : pages)
        append_number(&page == &pages.front() ? "" : ",", page, json);
      json += ']';
    }
  }

  /// For each form 0 when its stem is a new one, else how many stems ago that one was.
  void write_groups(std::string& json) const {
    std::uint32_t known = 0;
    for (std::size_t i = 0; i < group_of_.size(); ++i) {
      const std::uint32_t back = known - group_of_[i];
      if (back == 0) ++known;
      append_number(i > 0 ? "," : "", back, json);
    }
  }

  void write_postings(std::string& json) const {
    for (std::size_t group = 0; group + 1 < begins_.size(); ++group) {
      json.append(group > 0 ? ",\"" : "\"");
      std::uint32_t next = 0;
      for (std::uint32_t i = begins_[group]; i < begins_[group + 1]; ++i) {
        const Posting posting = postings_[i];
        append_posting(posting.page() - next, posting.weight(), json);
        next = posting.page() + 1;
      }
      json += '"';
    }
  }

  static constexpr std::uint32_t none = 0xFFFFFFFF;

  const std::vector<IndexedPage>& pages_;
  Stemmer stemmer_;
  std::vector<std::string> forms_;
  std::vector<std::uint32_t> group_of_;  // by form
  std::vector<Posting> postings_;        // of all groups, one after the other
  std::vector<std::uint32_t> begins_;    // by group: where its postings begin; and the end
  std::unordered_map<const WordForms*, std::vector<std::uint32_t>> used_;
};

}  // namespace

void WordForms::add(std::string_view form, WordWeight weight, PageWords& page) {
  auto found = entries_.find(form);
  if (found == entries_.end()) {
    const auto number = static_cast<std::uint32_t>(forms_.size());
    found = entries_.emplace(forms_.emplace_back(form), Entry{number}).first;
  }
  Entry& entry = found.value();
  if (entry.page != &page) {
    entry.page = &page;
    entry.position = static_cast<std::uint32_t>(page.words.size());
    page.words.push_back({entry.number, weight});
  } else if (page.words[entry.position].weight() < weight) {
    page.words[entry.position] = {entry.number, weight};
  }
}

void collect_words(const Item& item, WordForms& forms, PageWords& page) {
  WordCollector words(forms, page);
  words.add(item.title, in_title);
  words.add(item.summary, in_summary);
  if (const FieldValue* names = item.field("also_known_as"))
    for (const FieldValue& name : names->list()) words.add(name.text(), in_title);
  for (const HeadingView& heading : headings_of(item.body))
    words.add(plain_text(item.body, heading.node), in_heading);
  words.add(plain_text(item.body), in_body);
  page.words.shrink_to_fit();
}

std::string render_search_index(const std::vector<IndexedPage>& pages, std::string_view language) {
  return IndexBuilder(pages, language).run();
}

}  // namespace kier
