#include "print/content_scanner.h"

#include <algorithm>
#include <charconv>

namespace kier {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\0' || c == '\f';
}
bool is_delimiter(char c) {
  return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}

}  // namespace

std::string_view ContentScanner::next() {
  numbers_.clear();
  name_.clear();
  while (skip_blanks()) {
    const char c = text_[at_];
    if (c == '/') {
      ++at_;
      name_ = word();
    } else if (c == '(') {
      skip_string();
    } else if (c == '<' && at_ + 1 < text_.size() && text_[at_ + 1] != '<') {
      at_ = std::min(text_.find('>', at_), text_.size() - 1) + 1;
    } else if (is_delimiter(c)) {
      ++at_;
    } else if (const std::string_view found = word(); !keep_number(found)) {
      if (found == "ID") skip_picture();
      return found;
    }
  }
  return {};
}

bool ContentScanner::skip_blanks() {
  while (at_ < text_.size() && (is_blank(text_[at_]) || text_[at_] == '%'))
    at_ = text_[at_] == '%' ? std::min(text_.find_first_of("\r\n", at_), text_.size()) : at_ + 1;
  return at_ < text_.size();
}

std::string_view ContentScanner::word() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && !is_blank(text_[at_]) && !is_delimiter(text_[at_])) ++at_;
  return text_.substr(begin, at_ - begin);
}

bool ContentScanner::keep_number(std::string_view found) {
  const char first = found.front();
  if ((first < '0' || first > '9') && first != '-' && first != '+' && first != '.') return false;
  double value = 0;
  if (first == '+') found.remove_prefix(1);
  std::from_chars(found.data(), found.data() + found.size(), value);
  numbers_.push_back(value);
  return true;
}

void ContentScanner::skip_string() {
  int open = 0;
  for (; at_ < text_.size(); ++at_) {
    if (text_[at_] == '\\')
      ++at_;
    else if (text_[at_] == '(')
      ++open;
    else if (text_[at_] == ')' && --open == 0)
      break;
  }
  at_ = std::min(at_ + 1, text_.size());
}

/// The bytes of a picture within the stream, up to its operator EI.
void ContentScanner::skip_picture() {
  for (std::size_t end = text_.find("EI", at_); end != text_.npos;
       end = text_.find("EI", end + 2)) {
    if (!is_blank(text_[end - 1]) || (end + 2 < text_.size() && !is_blank(text_[end + 2])))
      continue;
    at_ = end;
    return;
  }
  at_ = text_.size();
}

}  // namespace kier
