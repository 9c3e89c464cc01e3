#include "text/escape.h"

namespace kier {
namespace {

std::string_view reference(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

/// Copies runs of plain characters at once: most text has nothing to escape.
template <class Replace>
void copy_runs(std::string_view text, std::string_view special, Replace replace, std::string& out) {
  for (std::size_t at = 0;;) {
    const auto next = text.find_first_of(special, at);
    out.append(text.substr(at, next - at));
    if (next == text.npos) return;
    out.append(replace(text[next]));
    at = next + 1;
  }
}

}  // namespace

void escape_html(std::string_view text, std::string& out) {
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c != '&' && c != '<' && c != '>' && c != '"' && c != '\'') continue;
    out.append(text.data() + run, i - run);
    out.append(reference(c));
    run = i + 1;
  }
  out.append(text.data() + run, text.size() - run);
}

void escape_xml(std::string_view text, std::string& out) {
  static const std::string special = [] {
    std::string set = "&<>\"'";
    for (char c = 0; c < 0x20; ++c)
      if (c != '\t' && c != '\n' && c != '\r') set += c;
    return set;
  }();
  copy_runs(text, special, reference, out);
}

std::string escape_html(std::string_view text) {
  std::string out;
  escape_html(text, out);
  return out;
}

std::string escape_xml(std::string_view text) {
  std::string out;
  escape_xml(text, out);
  return out;
}

}  // namespace kier
