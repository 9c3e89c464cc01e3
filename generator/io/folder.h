#pragma once

#include <string>
#include <system_error>
#include <vector>

#include "io/descriptor.h"

namespace kier {

enum class EntryKind { file, folder, link, other, missing };

struct FolderEntry {
  std::string name;
  EntryKind kind = EntryKind::other;
};

/// What `name` in the open folder is, itself and not what it links to.
EntryKind kind_of(int folder, const std::string& name);

/// "a symbolic link", "a file", ... for messages.
std::string name_of(EntryKind kind);

/// Everything in the open folder but . and .., by name.
std::error_code list_folder(int folder, std::vector<FolderEntry>& entries);

/// Opens a folder of one name, made when it is not there; never through a link.
Descriptor make_folder(int parent, const std::string& name, unsigned mode);

}  // namespace kier
