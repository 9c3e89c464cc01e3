#include "io/create_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/descriptor.h"
#include "io/folder.h"
#include "io/names.h"

namespace kier {
namespace {

constexpr Rule exists{"io/exists", Severity::error, "there is such a file already",
                      "choose another title, or edit that file"};
constexpr Rule cannot_create{"io/cannot-create", Severity::error, "this cannot be written: {words}",
                             "mend that and try again; nothing was changed"};

/// Opens the folder of `path` below `root`, with all folders on the way made.
Descriptor make_folders(const std::filesystem::path& root, std::string_view path) {
  constexpr unsigned usual_mode = 0777;  // the umask takes away
  Descriptor folder(open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  for (auto slash = path.find('/'); folder && slash != path.npos; slash = path.find('/')) {
    folder = make_folder(folder.get(), std::string(path.substr(0, slash)), usual_mode);
    path.remove_prefix(slash + 1);
  }
  return folder;
}

}  // namespace

Diagnostics create_file(const std::filesystem::path& root, const std::string& path,
                        std::string_view bytes) {
  constexpr unsigned usual_mode = 0666;
  const auto refuse = [&](std::error_code error) {
    if (error == std::errc::file_exists) return Diagnostics{complain(exists, {printable(path)})};
    return Diagnostics{complain(cannot_create, {printable(path)}, {{"words", error.message()}})};
  };
  const Descriptor folder = make_folders(root, path);
  if (!folder) return refuse(last_error());
  const std::string name = path.substr(path.rfind('/') + 1);
  Descriptor file = open_beneath(folder.get(), name, O_WRONLY | O_CREAT | O_EXCL, usual_mode);
  if (!file) return refuse(last_error());
  auto error = write_all(file.get(), bytes);
  if (!error) error = file.close();
  if (!error) return {};
  unlinkat(folder.get(), name.c_str(), 0);
  return refuse(error);
}

}  // namespace kier
