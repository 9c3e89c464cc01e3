#include "io/create_campaign.h"

#include <fcntl.h>
#include <stdio.h>

#include <algorithm>

#include "io/descriptor.h"
#include "io/folder.h"
#include "io/names.h"
#include "io/staging.h"
#include "io/tree.h"

namespace kier {
namespace {

constexpr Rule not_empty{"io/not-empty", Severity::error,
                         "the folder is not empty: '{name}' is in it",
                         "name another folder with -C; 'kier new' adds pages to a campaign"};
constexpr Rule cannot_begin{"io/cannot-begin", Severity::error,
                            "the campaign could not be written: {words}",
                            "mend that and try again"};

constexpr auto aside = ".kier-init";

class Creation {
 public:
  explicit Creation(const std::filesystem::path& folder) : shown_(folder.string()) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    folder_ = Descriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  }

  Diagnostics run(const std::vector<SourceFile>& files) {
    if (!folder_) return refuse(last_error());
    if (auto others = check_empty(); !others.empty()) return others;
    auto error = write_aside(files);
    if (!error) error = move_in(files);
    const auto removed = remove_tree(folder_.get(), aside, 1);
    if (!error) error = removed;
    return error ? refuse(error) : Diagnostics{};
  }

 private:
  Diagnostics refuse(std::error_code error) const {
    return {complain(cannot_begin, {printable(shown_)}, {{"words", error.message()}})};
  }

  /// What a killed kier init has left aside does not count.
  Diagnostics check_empty() const {
    std::vector<FolderEntry> entries;
    if (const auto error = list_folder(folder_.get(), entries)) return refuse(error);
    for (const FolderEntry& entry : entries)
      if (entry.name != ".git" && entry.name != aside)
        return {complain(not_empty, {printable(shown_)}, {{"name", printable(entry.name)}})};
    return {};
  }

  std::error_code write_aside(const std::vector<SourceFile>& files) const {
    if (const auto error = remove_tree(folder_.get(), aside, 1)) return error;
    std::unique_ptr<Staging> staging;
    if (const auto error = Staging::create(folder_.get(), aside, staging)) return error;
    for (const SourceFile& file : files)
      if (const auto error = staging->write(file.path, file.text)) return error;
    return {};
  }

  std::error_code move_in(const std::vector<SourceFile>& files) const {
    std::vector<std::string> names;
    for (const SourceFile& file : files) names.push_back(file.path.substr(0, file.path.find('/')));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::stable_partition(names.begin(), names.end(),
                          [](const std::string& name) { return name != "content"; });
    for (const std::string& name : names)
      if (renameat(folder_.get(), (std::string(aside) + '/' + name).c_str(), folder_.get(),
                   name.c_str()) != 0)
        return last_error();
    return {};
  }

  std::string shown_;
  Descriptor folder_;
};

}  // namespace

Diagnostics create_campaign(const std::filesystem::path& folder,
                            const std::vector<SourceFile>& files) {
  return Creation(folder).run(files);
}

}  // namespace kier
