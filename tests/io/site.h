#pragma once

#include <map>
#include <string>

#include "catch.h"
#include "io/manifest.h"
#include "io/publish.h"
#include "io/sha256.h"
#include "scratch.h"

/// "www/index.html" -> bytes
using Site = std::map<std::string, std::string>;

/// Publishes `site` in the folder "site"; all complaints as text.
inline std::string publish(const Scratch& scratch, const Site& site,
                           kier::PublishSummary* summary = nullptr) {
  auto publication = kier::Publication::begin(scratch.path("site"));
  if (!publication.value) return lines_of(publication.diagnostics, scratch);
  for (const auto& [path, bytes] : site) publication.value->put({path, bytes});
  const auto outcome = publication.value->publish();
  if (outcome.value && summary != nullptr) *summary = *outcome.value;
  return lines_of(outcome.diagnostics, scratch);
}

/// What is published, without the manifests, which must be true and complete.
inline Site published(const Scratch& scratch) {
  Site site;
  for (const std::string folder : {"servers", "www"}) {
    auto files = files_below(scratch.path("site/" + folder));
    const auto lines = kier::parse_manifest(files[std::string(kier::manifest_name)]);
    files.erase(std::string(kier::manifest_name));
    CHECK(lines.size() == files.size());
    for (const auto& line : lines)
      if (kier::sha256(files[line.path]) != line.sum) FAIL_CHECK(folder << '/' << line.path);
    for (auto& [path, bytes] : files) site[folder + "/" + path] = bytes;
  }
  return site;
}

inline Site changed(Site site, const std::string& path, const std::string& bytes) {
  site[path] = bytes;
  return site;
}
