#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "print/preflight_checks.h"

namespace kier {
namespace {

constexpr Rule lost{"print/text-lost", Severity::error,
                    "on page {page}, '{word}' of {slot} is not to be found",
                    "the font may lack a letter, or the text is cut off"};
constexpr Rule outside{"print/text-outside", Severity::error,
                       "on page {page}, the text of {slot} stands outside its place",
                       "enlarge the place in the design, or shorten the text"};
constexpr Rule swapped{
    "print/font-swapped", Severity::error,
    "on page {page}, {slot} is set in {found} in place of {expected}",
    "install the font, or name one in the design that './kier' installs (docs/print-designs.md)"};
constexpr Rule wrong_size{"print/text-size", Severity::error,
                          "on page {page}, {slot} is set in {found} pt in place of {expected} pt",
                          "nothing may scale a text once it fits its place"};
constexpr Rule no_publisher{
    "print/publisher", Severity::error, "page {page} does not say who publishes it (V.U.)",
    "fill in 'publisher' of content/campaign.yaml, and keep 'slot-vu' in the design"};
constexpr Rule wrong_address{
    "print/address", Severity::error,
    "page {page} shows the address '{shown}', and the code beside it leads to '{encoded}'",
    "both come from 'base_url' and the channel: make the file anew"};
constexpr Rule wrong_channel{"print/channel", Severity::error,
                             "the code on page {page} leads to '{encoded}', and not to the "
                             "channel {code} of this file",
                             "make the file anew"};

constexpr double tolerance_mm = 0.6, tolerance_pt = 0.3;

/// What readers drop or take apart, and what they make of it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> replacements{
    {{"\u00a0", ""},
     {"\u202f", ""},
     {"\u2009", ""},
     {"\u200b", ""},
     {"\u00ad", ""},
     {"\u2060", ""},
     {"\u2011", "-"},
     {"\u2010", "-"},
     {"\ufb00", "ff"},
     {"\ufb01", "fi"},
     {"\ufb02", "fl"},
     {"\ufb03", "ffi"},
     {"\ufb04", "ffl"}}};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n\t\r", at), text.size());
    if (std::string word = letters_of(text.substr(at, end - at)); !word.empty())
      words.push_back(std::move(word));
    at = end + 1;
  }
  return words;
}

/// The first of `wanted` that is not in `found`, each word counted; empty when all are.
std::string missing_word(const std::vector<std::string>& wanted,
                         const std::vector<const FoundWord*>& found) {
  std::map<std::string, int> left;
  for (const FoundWord* word : found) ++left[letters_of(word->text)];
  for (const std::string& word : wanted)
    if (--left[word] < 0) return word;
  return {};
}

bool holds(const std::vector<const FoundWord*>& words, const std::string& letters) {
  std::string all;
  for (const FoundWord* word : words) all += letters_of(word->text);
  return all.find(letters) != std::string::npos;
}

bool lies_in(const FoundWord& word, const Box& box) {
  const double x = word.box.x + word.box.width / 2, y = word.box.y + word.box.height / 2;
  return x > box.x - tolerance_mm && x < box.right() + tolerance_mm && y > box.y - tolerance_mm &&
         y < box.bottom() + tolerance_mm;
}

bool reaches_out(const FoundWord& word, const Box& box) {
  return word.box.x < box.x - tolerance_mm || word.box.right() > box.right() + tolerance_mm;
}

class TextCheck {
 public:
  TextCheck(const PageUnderTest& test, const SetText& text) : test_(test), text_(text) {
    for (const FoundWord& word : test.words) {
      all_.push_back(&word);
      if (lies_in(word, text.box)) inside_.push_back(&word);
    }
  }

  void run() {
    const std::vector<std::string> wanted = words_of(text_.text);
    const std::string letters = letters_of(text_.text);
    if (wanted.empty()) return;
    if (!holds(inside_, letters) && !missing_word(wanted, inside_).empty()) {
      const std::string missing = missing_word(wanted, all_);
      if (missing.empty())
        test_.report(outside, {{"slot", text_.slot}});
      else
        test_.report(lost, {{"slot", text_.slot}, {"word", missing}});
      return;
    }
    check_looks(wanted);
  }

 private:
  /// Only words of this text: those of a slot that overlaps have looks of their own.
  void check_looks(const std::vector<std::string>& wanted) {
    for (const FoundWord* word : inside_) {
      if (std::find(wanted.begin(), wanted.end(), letters_of(word->text)) == wanted.end()) continue;
      if (!word->font.empty() && !text_.face.empty() && word->font != text_.face &&
          word->font != text_.bold_face) {
        test_.report(swapped,
                     {{"slot", text_.slot}, {"found", word->font}, {"expected", text_.face}});
        return;
      }
      if (text_.size > 0 && word->size > 0 && std::abs(word->size - text_.size) > tolerance_pt) {
        test_.report(wrong_size, {{"slot", text_.slot},
                                  {"found", fmt::format("{:.1f}", word->size)},
                                  {"expected", fmt::format("{:.1f}", text_.size)}});
        return;
      }
      if (reaches_out(*word, text_.box)) {
        test_.report(outside, {{"slot", text_.slot}});
        return;
      }
    }
    check_family();
  }

  /// "Lato-Bold" is a face of "Lato"; "LiberationSans" is not.
  void check_family() {
    std::string family = text_.font;
    std::erase(family, ' ');
    if (text_.face.empty() || text_.face.starts_with(family)) return;
    test_.report(swapped, {{"slot", text_.slot}, {"found", text_.face}, {"expected", text_.font}});
  }

  const PageUnderTest& test_;
  const SetText& text_;
  std::vector<const FoundWord*> all_, inside_;
};

/// An address as it is compared: small letters, no scheme, no blank, no slash at the end.
std::string bare_address(std::string_view address) {
  std::string bare;
  for (const char c : letters_of(address))
    bare += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (const std::size_t scheme = bare.find("://"); scheme != bare.npos) bare.erase(0, scheme + 3);
  if (bare.ends_with('/')) bare.pop_back();
  return bare;
}

}  // namespace

std::string letters_of(std::string_view text) {
  std::string letters;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const auto found =
        std::find_if(replacements.begin(), replacements.end(),
                     [&](const auto& entry) { return rest.starts_with(entry.first); });
    if (found != replacements.end()) {
      letters += found->second;
      at += found->first.size();
    } else {
      const char c = text[at++];
      if (static_cast<unsigned char>(c) > ' ') letters += c;
    }
  }
  return letters;
}

std::string letters_of(const std::vector<FoundWord>& words) {
  std::string letters;
  for (const FoundWord& word : words) letters += letters_of(word.text);
  return letters;
}

void check_texts(const PageUnderTest& test) {
  for (const SetText& text : test.page.texts) TextCheck(test, text).run();
}

void check_publisher(const PageUnderTest& test) {
  const std::string line = letters_of(test.page.publisher);
  if (line.empty() ? test.is_press() : letters_of(test.words).find(line) == std::string::npos)
    test.report(no_publisher, {});
}

void check_addresses(const PageUnderTest& test) {
  for (const SetQr& code : test.page.codes) {
    const std::string encoded = bare_address(code.text);
    if (bare_address(test.page.shown_url) != encoded) {
      test.report(wrong_address, {{"shown", test.page.shown_url}, {"encoded", code.text}});
      return;
    }
    const std::string channel = "/" + bare_address(test.file.code);
    if (!test.file.code.empty() && !encoded.ends_with(channel)) {
      test.report(wrong_channel, {{"encoded", code.text}, {"code", test.file.code}});
      return;
    }
  }
}

}  // namespace kier
