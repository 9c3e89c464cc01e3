#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace kier {

/// Looks at what is really going to be published: every address in pages, feeds,
/// sitemap and search index must lead to a file of the same output, with its
/// anchor, and nothing may be loaded from another host. This finds what the
/// templates got wrong; mistakes in texts have been found before, at their line.
class OutputLinks {
 public:
  explicit OutputLinks(std::string base_url);

  /// Takes notes of one artefact. Safe to call from many threads.
  void add(const Artefact& artefact);

  /// To be called when all artefacts were added.
  Diagnostics check() const;

 private:
  struct Found {
    std::vector<std::string_view> addresses;  ///< views into the artefact
    std::vector<std::string_view> loaded;     ///< what the browser fetches by itself
    std::vector<std::string_view> ids;
  };
  static void scan_html(std::string_view html, Found& found);
  static void scan_pictures(std::string_view list, Found& found);
  static void scan_refresh(std::string_view content, Found& found);
  static void scan_xml(std::string_view xml, Found& found);
  static void scan_search_index(std::string_view json, Found& found);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  /// From an address to a file with it.
  using Sources = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;
  static void note(Sources& sources, std::string_view address, const std::string& file);
  std::optional<std::string> own_address(std::string_view written) const;

  std::string base_url_, base_path_;
  std::mutex mutex_;
  Sources addresses_, foreign_;
  std::unordered_set<std::string, Hash, std::equal_to<>> files_;
  std::unordered_set<std::uint64_t> anchors_;  // of "file#id"
};

}  // namespace kier
