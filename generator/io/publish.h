#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "io/output_lock.h"

namespace kier {

struct PublishOptions {
  /// The folders below the output folder that are replaced as a whole, put in place
  /// in this order. The last one is what visitors see, and must not become empty.
  std::vector<std::string> folders = {"servers", "www"};
  unsigned threads = 1;
  LockPatience patience = {};
};

struct PublishSummary {
  std::size_t files = 0;  ///< all that is published now, without the manifests
  std::size_t unchanged = 0;
  std::size_t written = 0;
  std::size_t removed = 0;  ///< of the site that was published before
};

/// One atomic publication: visitors see the old site or the new one, whole,
/// whatever happens meanwhile (swap.h tells how). Nothing is ever written outside
/// the output folder. A file with the same bytes as the published one keeps its
/// time of modification. If nothing changed at all, nothing is touched, and the
/// previous site stays the one before.
///
/// Holds the lock on the output folder until it goes. Without `publish` all that
/// was put is dropped, and the published site stays byte for byte.
class Publication {
 public:
  /// Opens or makes the output folder `out`, waits for other builds, clears up
  /// after killed ones.
  static Outcome<Publication> begin(const std::string& out, PublishOptions options = {});

  Publication(Publication&&) noexcept;
  Publication& operator=(Publication&&) noexcept;
  ~Publication();

  /// Takes a file of the next site: "www/tips/index.html". Safe to call from many
  /// threads at once. Mistakes show in `publish`: a path that is not relative, has
  /// parts like "..", is not in one of the folders, or was put already; a full disk.
  void put(const Artefact& artefact);

  /// Writes the manifests and makes the new site the published one; once.
  Outcome<PublishSummary> publish();

 private:
  class Work;
  explicit Publication(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

}  // namespace kier
