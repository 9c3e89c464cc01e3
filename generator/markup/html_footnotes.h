#pragma once

#include <string>
#include <vector>

#include "markup/document.h"
#include "markup/html.h"

namespace kier {

/// Writes footnotes: numbers in the text, a list of notes at the end, and a way back from
/// each note to every place that refers to it.
class FootnoteWriter {
 public:
  /// All three must outlive the writer.
  FootnoteWriter(const Document& document, const HtmlHooks& hooks, std::string& out);

  void write_reference(const Node& reference);
  void open_note(const Node& definition);   ///< at the start of a line
  void close_note(const Node& definition);  ///< at the start of a line
  void close_list();                        ///< does nothing when there were no notes

 private:
  const Document& document_;
  const HtmlHooks& hooks_;
  std::string& out_;
  std::vector<int> uses_;  // of each footnote, by number
  bool in_list_ = false;
};

}  // namespace kier
