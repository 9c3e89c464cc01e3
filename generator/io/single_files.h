#pragma once

#include <memory>
#include <string>

#include "base/diagnostic.h"
#include "base/source.h"
#include "io/output_lock.h"

namespace kier {

/// Files of the output folder that are replaced one by one, where a folder as a whole would be
/// too much: prints of a few channels among a thousand. Each file is the old one or the new
/// one, whole. Holds the lock on the output folder until it goes.
class SingleFiles {
 public:
  /// Opens or makes the output folder `out`; waits for builds that are using it.
  static Outcome<SingleFiles> open(const std::string& out, const LockPatience& patience = {});

  SingleFiles(SingleFiles&&) noexcept;
  SingleFiles& operator=(SingleFiles&&) noexcept;
  ~SingleFiles();

  /// Writes a file, with the folders above it: "print/a6-flyer/7FQF.pdf". True when it was
  /// written; false when it was there already with the same bytes, and keeps its time. Never
  /// goes through a symbolic link. Safe to call from many threads for different files.
  Outcome<bool> put(const Artefact& artefact);

 private:
  struct Work;
  explicit SingleFiles(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

}  // namespace kier
