#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "catch.h"

/// A folder of its own for a test, gone afterwards. In memory where there is one:
/// the tests are about order, not about the disk.
class Scratch {
 public:
  Scratch() {
    const bool memory = access("/dev/shm", W_OK | X_OK) == 0;
    const auto parent = memory ? "/dev/shm" : std::filesystem::temp_directory_path().string();
    std::string pattern = parent + "/kier-test-XXXXXX";
    path_ = mkdtemp(pattern.data());
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::string path(std::string_view inside = "") const {
    return inside.empty() ? path_.string() : (path_ / inside).string();
  }

  void write(std::string_view inside, std::string_view bytes) const {
    const std::filesystem::path file = path_ / inside;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
  }

 private:
  std::filesystem::path path_;
};

inline std::string read_bytes(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// All files below a folder, by path.
inline std::map<std::string, std::string> files_below(const std::string& folder) {
  std::map<std::string, std::string> files;
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (!entry.is_directory() || entry.is_symlink())
      files[entry.path().lexically_relative(folder).string()] =
          entry.is_symlink() ? "-> " + std::filesystem::read_symlink(entry.path()).string()
                             : read_bytes(entry.path().string());
  return files;
}

/// All complaints, a line each, with the scratch folder written as "TMP".
inline std::string lines_of(const kier::Diagnostics& diagnostics, const Scratch& scratch) {
  std::string lines;
  for (const auto& d : diagnostics) lines += kier::to_string(d) + "\n";
  for (std::size_t at; (at = lines.find(scratch.path())) != lines.npos;)
    lines.replace(at, scratch.path().size(), "TMP");
  return lines;
}

/// While this lives, the process has no special rights: for root the permission
/// bits do not count.
class OrdinaryUser {
 public:
  explicit OrdinaryUser(const Scratch& scratch) {
    if (geteuid() != 0) return;
    constexpr unsigned nobody = 65534;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(scratch.path()))
      REQUIRE(lchown(entry.path().c_str(), nobody, nobody) == 0);
    REQUIRE(lchown(scratch.path().c_str(), nobody, nobody) == 0);
    REQUIRE(setegid(nobody) == 0);
    REQUIRE(seteuid(nobody) == 0);
    was_root_ = true;
  }
  OrdinaryUser(const OrdinaryUser&) = delete;
  OrdinaryUser& operator=(const OrdinaryUser&) = delete;
  ~OrdinaryUser() {
    if (was_root_ && (seteuid(0) != 0 || setegid(0) != 0)) std::abort();
  }

 private:
  bool was_root_ = false;
};
