#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/flat_map.h"
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
  Diagnostics check(unsigned threads) const;

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

  static bool has_anchor(const std::vector<std::size_t>& anchors, std::string_view file,
                         std::string_view address);

  /// From an address to the file with it; both are kept in `texts_` and `files_`.
  using Sources = FlatMap<std::string_view, std::string_view>;
  void note(Sources& sources, std::string_view address, std::string_view file);
  std::optional<std::string> own_address(std::string_view written) const;
  void check_address(std::string_view written, std::string_view file, Diagnostics& found) const;

  std::string base_url_, base_path_;
  std::mutex mutex_;
  std::deque<std::string> texts_, files_;  // never move what they hold
  Sources addresses_, foreign_;
  FlatSet<std::string_view> known_files_;
  FlatSet<std::size_t> anchors_;  // hashes of "file#id"
};

}  // namespace kier
