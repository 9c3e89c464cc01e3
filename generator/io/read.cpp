#include "io/read.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <numeric>

#include "base/parallel.h"
#include "io/descriptor.h"
#include "io/folder.h"
#include "io/names.h"

namespace kier {
namespace {

constexpr Rule no_root{"io/no-campaign-folder", Severity::error,
                       "the campaign's folder cannot be opened: {words}",
                       "name the folder with -C, or begin a campaign with 'kier init'"};
constexpr Rule no_required{"io/no-content-folder", Severity::error,
                           "there is no folder '{folder}' in it, so this is not a campaign",
                           "go to the campaign's folder, name it with -C, or begin a campaign with "
                           "'kier init'"};
constexpr Rule link{
    "io/symbolic-link", Severity::error,
    "this is a symbolic link to '{target}'; only what lies in the campaign's folder "
    "is read",
    "put a copy here in place of the link"};
constexpr Rule special{"io/special-file", Severity::error,
                       "this is a device, pipe or socket and not a file", "remove it"};
constexpr Rule not_folder{"io/not-a-folder", Severity::error, "this is a file and not a folder",
                          "move it away"};
constexpr Rule unreadable{"io/unreadable", Severity::error, "this cannot be read: {words}",
                          "check whose it is and who may read it"};
constexpr Rule too_large{"io/too-large", Severity::error, "the file is larger than {limit} MiB",
                         "make it smaller, or publish it elsewhere and link to it"};
constexpr Rule bad_name{"io/file-name", Severity::error, "the name holds {problem}",
                        "rename it; letters, digits, '-' and '_' are safe everywhere"};
constexpr Rule same_but_case{"io/differs-in-capitals", Severity::warning,
                             "the name differs only in capitals from '{other}'; Windows and macOS "
                             "cannot hold both",
                             "rename one of them"};

/// The files of a folder, or some of them: what one thread reads at a time.
struct Batch {
  std::string folder;
  std::vector<std::string> names;
};
constexpr std::size_t batch_size = 32;

/// Lists what is to be read.
class Walk {
 public:
  explicit Walk(int root) : root_(root) {}

  void add_folder(const std::string& path) {
    folders_.push_back(path);
    while (!folders_.empty()) {
      const std::string next = std::move(folders_.back());
      folders_.pop_back();
      list(next);
    }
  }

  void refuse(const Rule& rule, const std::string& path, Parts parts = {}) {
    complaints.push_back(complain(rule, {printable(path)}, std::move(parts)));
  }

  /// A required or optional folder may be missing or wrong in more ways.
  void refuse_kind(EntryKind kind, int folder, const std::string& name, const std::string& path) {
    if (kind != EntryKind::link) return refuse(special, path);
    char target[4096];
    const auto length = readlinkat(folder, name.c_str(), target, sizeof target);
    refuse(
        link, path,
        {{"target", printable({target, static_cast<std::size_t>(std::max<ssize_t>(length, 0))})}});
  }

  std::vector<Batch> batches;
  Diagnostics complaints;

 private:
  void list(const std::string& path) {
    const Descriptor folder = open_beneath(root_, path, O_RDONLY | O_DIRECTORY);
    std::vector<FolderEntry> entries;
    const auto error = folder ? list_folder(folder.get(), entries) : last_error();
    if (error) return refuse(unreadable, path, {{"words", error.message()}});
    std::map<std::string, std::string> seen;
    Batch batch{path, {}};
    for (FolderEntry& entry : entries) {
      if (entry.name.front() == '.' || entry.name.back() == '~') continue;
      const std::string inside = path + '/' + entry.name;
      if (auto problem = problem_with_name(entry.name); !problem.empty()) {
        refuse(bad_name, inside, {{"problem", std::move(problem)}});
        continue;
      }
      const auto [other, is_new] = seen.try_emplace(without_case(entry.name), entry.name);
      if (!is_new) refuse(same_but_case, inside, {{"other", other->second}});
      if (entry.kind == EntryKind::folder)
        folders_.push_back(inside);
      else if (entry.kind == EntryKind::file)
        batch.names.push_back(std::move(entry.name));
      else
        refuse_kind(entry.kind, folder.get(), entry.name, inside);
      if (batch.names.size() == batch_size) batches.push_back(std::exchange(batch, {path, {}}));
    }
    if (!batch.names.empty()) batches.push_back(std::move(batch));
  }

  int root_;
  std::vector<std::string> folders_;  // still to list
};

std::error_code read_all(int file, std::size_t size, std::string& text) {
  text.resize(size + 1);  // one more, so that the end shows without another call
  std::size_t filled = 0;
  for (;;) {
    const auto got = read(file, text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return last_error();
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > largest_source) return std::make_error_code(std::errc::file_too_large);
    if (filled == text.size()) text.resize(2 * filled);  // it grew meanwhile
  }
  text.resize(filled);
  return {};
}

/// O_NONBLOCK: a pipe put in the file's place meanwhile must not hold us up.
std::optional<Diagnostic> read_file(int folder, const std::string& name, SourceFile& file) {
  const Descriptor open = open_beneath(folder, name, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  struct stat status = {};
  if (!open || fstat(open.get(), &status) != 0)
    return complain(unreadable, {file.path}, {{"words", last_error().message()}});
  if (!S_ISREG(status.st_mode)) return complain(special, {file.path});
  const auto size = static_cast<std::uintmax_t>(std::max<off_t>(status.st_size, 0));
  const auto error = size > largest_source ? std::make_error_code(std::errc::file_too_large)
                                           : read_all(open.get(), size, file.text);
  if (error == std::errc::file_too_large)
    return complain(too_large, {file.path},
                    {{"limit", std::to_string(largest_source / 1024 / 1024)}});
  if (error) return complain(unreadable, {file.path}, {{"words", error.message()}});
  return std::nullopt;
}

struct Read {
  std::vector<SourceFile> files;
  Diagnostics complaints;
};

Read read_batch(int root, const Batch& batch) {
  Read result;
  result.files.reserve(batch.names.size());
  const Descriptor folder = open_beneath(root, batch.folder, O_PATH | O_DIRECTORY);
  for (const std::string& name : batch.names) {
    SourceFile file{batch.folder + '/' + name, {}};
    if (auto complaint = read_file(folder.get(), name, file))
      result.complaints.push_back(*std::move(complaint));
    else
      result.files.push_back(std::move(file));
  }
  return result;
}

SourceTree gather(std::vector<Read>& reads, Diagnostics& complaints) {
  std::vector<SourceFile*> files;
  for (Read& read : reads) {
    for (SourceFile& file : read.files) files.push_back(&file);
    for (Diagnostic& d : read.complaints) complaints.push_back(std::move(d));
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile* a, const SourceFile* b) { return a->path < b->path; });
  SourceTree tree;
  for (SourceFile* file : files) {
    std::string key = file->path;
    tree.emplace_hint(tree.end(), std::move(key), std::move(*file));
  }
  return tree;
}

}  // namespace

Outcome<SourceTree> read_tree(const std::filesystem::path& root, const SourceFolders& folders,
                              unsigned threads) {
  const Descriptor top(open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!top)
    return complain(no_root, {printable(root.string())}, {{"words", last_error().message()}});
  Walk walk(top.get());
  for (const auto* names : {&folders.required, &folders.optional}) {
    for (const std::string& name : *names) {
      const EntryKind kind = kind_of(top.get(), name);
      if (kind == EntryKind::folder) {
        walk.add_folder(name);
      } else if (kind == EntryKind::link || kind == EntryKind::other) {
        walk.refuse_kind(kind, top.get(), name, name);
      } else if (names == &folders.required) {
        return complain(no_required, {printable(root.string())}, {{"folder", name}});
      } else if (kind == EntryKind::file) {
        walk.refuse(not_folder, name);
      }
    }
  }
  auto reads = parallel_map(std::span<const Batch>(walk.batches), threads,
                            [&](const Batch& batch) { return read_batch(top.get(), batch); });
  Diagnostics complaints = std::move(walk.complaints);
  SourceTree tree = gather(reads, complaints);
  sort_diagnostics(complaints);
  return {std::move(tree), std::move(complaints)};
}

}  // namespace kier
