#include "io/single_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "io/artefact_path.h"
#include "io/folder.h"
#include "io/output_rules.h"
#include "io/swap.h"

namespace kier {
namespace {

constexpr unsigned folder_mode = 0755, file_mode = 0644;

/// True when the open file holds just these bytes.
bool holds(int file, std::string_view bytes) {
  struct stat status = {};
  if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode) ||
      status.st_size != static_cast<off_t>(bytes.size()))
    return false;
  std::string chunk(64 * 1024, '\0');
  while (!bytes.empty()) {
    const auto got = read(file, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    const auto size = static_cast<std::size_t>(got);
    if (got <= 0 || size > bytes.size() || bytes.substr(0, size) != chunk.substr(0, size))
      return false;
    bytes.remove_prefix(size);
  }
  return true;
}

std::error_code write_new(int folder, const std::string& name, std::string_view bytes) {
  // What a killed process has left; nobody else writes here while we hold the lock.
  unlinkat(folder, name.c_str(), 0);
  Descriptor file = open_beneath(folder, name, O_WRONLY | O_CREAT | O_EXCL, file_mode);
  if (!file) return last_error();
  auto error = write_all(file.get(), bytes);
  if (!error) error = file.close();
  if (error) unlinkat(folder, name.c_str(), 0);
  return error;
}

}  // namespace

struct SingleFiles::Work {
  OutputFolder output;
  OutputLock lock;
};

SingleFiles::SingleFiles(std::unique_ptr<Work> work) : work_(std::move(work)) {}
SingleFiles::SingleFiles(SingleFiles&&) noexcept = default;
SingleFiles& SingleFiles::operator=(SingleFiles&&) noexcept = default;
SingleFiles::~SingleFiles() = default;

Outcome<SingleFiles> SingleFiles::open(const std::string& out, const LockPatience& patience) {
  Diagnostics complaints;
  auto output = open_output_folder(out, 1).take(complaints);
  if (!output) return complaints;
  auto lock = OutputLock::acquire(output->own.get(), output->shown, patience).take(complaints);
  if (!lock) return complaints;
  return SingleFiles(std::make_unique<Work>(Work{std::move(*output), std::move(*lock)}));
}

Outcome<bool> SingleFiles::put(const Artefact& artefact) {
  const std::string shown = work_->output.shown + '/' + artefact.path;
  std::string_view rest = artefact.path;
  Descriptor folder = open_beneath(work_->output.top.get(), ".", O_RDONLY | O_DIRECTORY);
  for (auto slash = rest.find('/'); folder && slash != rest.npos; slash = rest.find('/')) {
    folder = make_folder(folder.get(), std::string(rest.substr(0, slash)), folder_mode);
    rest.remove_prefix(slash + 1);
  }
  if (!folder) return output_error(shown, last_error());
  const std::string name(rest);
  if (const Descriptor old = open_beneath(folder.get(), name, O_RDONLY);
      old && holds(old.get(), artefact.bytes))
    return false;
  const std::string aside = '.' + name + ".new";
  if (const auto error = write_new(folder.get(), aside, artefact.bytes))
    return output_error(shown, error);
  if (renameat(folder.get(), aside.c_str(), folder.get(), name.c_str()) == 0) return true;
  const auto error = last_error();
  unlinkat(folder.get(), aside.c_str(), 0);
  return output_error(shown, error);
}

}  // namespace kier
