#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kier {

/// The steps of a content stream of a PDF: each operator with the numbers before it. Strings
/// and pictures within the stream are passed over.
class ContentScanner {
 public:
  /// `content` must outlive the scanner.
  explicit ContentScanner(std::string_view content) : text_(content) {}

  /// Reads up to the next operator, which it gives; empty at the end.
  std::string_view next();

  /// What stood before that operator.
  const std::vector<double>& numbers() const { return numbers_; }
  const std::string& name() const { return name_; }  ///< the last one, without its slash

 private:
  bool skip_blanks();
  std::string_view word();
  bool keep_number(std::string_view found);
  void skip_string();
  void skip_picture();

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<double> numbers_;
  std::string name_;
};

}  // namespace kier
