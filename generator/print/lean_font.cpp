// The only file that includes <hb-subset.h>.
#include "print/lean_font.h"

#include <hb-subset.h>
#include <sys/mman.h>
#include <unistd.h>

#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "print/free_by.h"

namespace kier {
namespace {

using Blob = std::unique_ptr<hb_blob_t, FreeBy<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, FreeBy<hb_face_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, FreeBy<hb_subset_input_destroy>>;

void keep_all(hb_set_t* set) {
  hb_set_clear(set);
  hb_set_invert(set);
}

/// All letters, features and names, and nothing else.
Blob lean_bytes(const std::string& path, unsigned index) {
  const Blob file(hb_blob_create_from_file_or_fail(path.c_str()));
  if (!file) return nullptr;
  const Face face(hb_face_create(file.get(), index));
  const Input input(hb_subset_input_create_or_fail());
  if (!input) return nullptr;
  keep_all(hb_subset_input_unicode_set(input.get()));
  for (const hb_subset_sets_t set :
       {HB_SUBSET_SETS_LAYOUT_FEATURE_TAG, HB_SUBSET_SETS_NAME_ID, HB_SUBSET_SETS_NAME_LANG_ID})
    keep_all(hb_subset_input_set(input.get(), set));
  hb_subset_input_set_flags(input.get(),
                            HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
  const Face lean(hb_subset_or_fail(face.get(), input.get()));
  return Blob(lean ? hb_face_reference_blob(lean.get()) : nullptr);
}

/// A file without a name, which fontconfig and FreeType open like any other.
std::string in_memory(const Blob& bytes) {
  if (!bytes) return {};
  unsigned size = 0;
  const char* data = hb_blob_get_data(bytes.get(), &size);
  const int file = memfd_create("kier-font", MFD_CLOEXEC);
  if (file < 0) return {};
  while (size > 0) {
    const auto written = write(file, data, size);
    if (written <= 0) {
      close(file);
      return {};
    }
    data += written;
    size -= static_cast<unsigned>(written);
  }
  return "/proc/self/fd/" + std::to_string(file);  // stays open on purpose
}

}  // namespace

std::string lean_font(const std::string& path, unsigned index) {
  static std::mutex mutex;
  static std::map<std::pair<std::string, unsigned>, std::string> copies;
  const std::lock_guard lock(mutex);
  std::string& copy = copies[{path, index}];
  if (copy.empty()) copy = in_memory(lean_bytes(path, index));
  if (copy.empty()) copy = path;
  return copy;
}

}  // namespace kier
