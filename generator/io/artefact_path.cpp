#include "io/artefact_path.h"

#include <algorithm>

#include "io/manifest.h"
#include "io/names.h"

namespace kier {
namespace {

constexpr std::size_t longest_part = 255;
constexpr std::size_t longest_path = 2000;
constexpr std::ptrdiff_t most_parts = 64;

}  // namespace

std::string problem_with_path(std::string_view path, const std::vector<std::string>& folders) {
  const auto slash = path.find('/');
  const std::string_view folder = path.substr(0, slash);
  if (path.starts_with('/')) return "begins with '/'";
  if (slash == path.npos || std::find(folders.begin(), folders.end(), folder) == folders.end())
    return "is in none of the folders that are published";
  if (path.size() > longest_path || std::count(path.begin(), path.end(), '/') >= most_parts)
    return "is too long";
  if (auto problem = problem_with_name(path); !problem.empty()) return "holds " + problem;
  for (std::string_view rest = path.substr(slash + 1);;) {
    const auto end = rest.find('/');
    const std::string_view part = rest.substr(0, end);
    if (part.empty()) return "has a part without a name";
    if (part == "." || part == "..") return "has the part '" + std::string(part) + "'";
    if (part.size() > longest_part) return "has a part of more than 255 bytes";
    if (end == rest.npos) break;
    rest.remove_prefix(end + 1);
  }
  return path.substr(slash + 1) == manifest_name ? "is the name of the manifest" : "";
}

}  // namespace kier
