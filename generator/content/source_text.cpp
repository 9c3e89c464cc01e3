#include "content/source_text.h"

#include <string_view>

#include "base/parallel.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace kier {
namespace {

constexpr Rule bad_utf8{"text/utf-8", Severity::error, "byte {offset} is not UTF-8",
                        "save the file as UTF-8 in your editor"};
constexpr Rule nul_byte{"text/nul", Severity::error, "byte {offset} is a NUL",
                        "this is no text file, or it is damaged: restore it or remove the byte"};

void normalise_line_ends(std::string& text) {
  if (text.find('\r') == text.npos) return;
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  text = std::move(out);
}

bool is_text(const std::string& path) {
  for (std::string_view ending : {".md", ".yaml", ".html", ".xml", ".css", ".js", ".svg", ".txt"})
    if (path.ends_with(ending)) return true;
  return false;
}

}  // namespace

Diagnostics normalise_text(SourceFile& file) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const auto report = [&](const Rule& rule, std::size_t offset) -> Diagnostics {
    return {complain(rule, {file.path, LineIndex(file.text).mark(offset)},
                     {{"offset", std::to_string(offset)}})};
  };
  if (const auto offset = file.text.find('\0'); offset != file.text.npos)
    return report(nul_byte, offset);
  if (const auto offset = find_invalid_utf8(file.text)) return report(bad_utf8, *offset);
  if (file.text.starts_with(byte_order_mark)) file.text.erase(0, byte_order_mark.size());
  normalise_line_ends(file.text);
  return {};
}

Diagnostics normalise_texts(SourceTree& tree, unsigned threads) {
  std::vector<SourceFile*> texts;
  for (auto& [path, file] : tree)
    if (is_text(path)) texts.push_back(&file);
  std::vector<Diagnostics> found(texts.size());
  parallel_for(texts.size(), threads, [&](std::size_t i) { found[i] = normalise_text(*texts[i]); });
  Diagnostics all;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (found[i].empty()) continue;
    all.insert(all.end(), found[i].begin(), found[i].end());
    tree.erase(texts[i]->path);
  }
  return all;
}

}  // namespace kier
