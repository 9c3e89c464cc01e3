#include "support/source_tree.h"

#include <algorithm>
#include <string>

kier::SourceTree source_tree(std::string_view archive) {
  kier::SourceTree tree;
  kier::SourceFile* current = nullptr;
  while (!archive.empty()) {
    const auto line = archive.substr(0, std::min(archive.find('\n'), archive.size() - 1) + 1);
    if (line.starts_with("-- ") && line.ends_with(" --\n")) {
      const std::string path(line.substr(3, line.size() - 7));
      current = &tree.insert({path, {path, ""}}).first->second;
    } else if (current != nullptr) {
      current->text += line;
    }
    archive.remove_prefix(line.size());
  }
  return tree;
}
