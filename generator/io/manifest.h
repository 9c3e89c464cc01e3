#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kier {

/// The file in each published folder that tells what is in it, in the form that
/// `sha256sum -c manifest.sha256` checks: "<64 hexadecimal digits>  <path>".
constexpr std::string_view manifest_name = "manifest.sha256";

struct ManifestLine {
  std::string sum;   ///< SHA-256, 64 lower-case hexadecimal digits
  std::string path;  ///< relative to the manifest's folder
  bool operator==(const ManifestLine&) const = default;
};

/// `lines` are sorted by path; the paths hold neither line ends nor backslashes.
std::string render_manifest(const std::vector<ManifestLine>& lines);

/// The lines of a manifest; others are skipped.
std::vector<ManifestLine> parse_manifest(std::string_view text);

}  // namespace kier
