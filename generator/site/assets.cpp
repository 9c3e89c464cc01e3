#include "site/assets.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "text/lines.h"

namespace kier {
namespace {

constexpr Rule missing_file{"assets/missing", Severity::error,
                            "the style sheet refers to '{target}', which is not under assets/",
                            "did you mean '{nearest}'?|add the file, or remove the reference"};
constexpr Rule foreign{"assets/foreign", Severity::error,
                       "the style sheet loads '{target}' from elsewhere",
                       "put the file under assets/: nothing is loaded from a third party"};
constexpr Rule import{"assets/import", Severity::error, "the style sheet imports another one",
                      "put the rules of both into one file, or link both in the template"};
constexpr Rule image_set{"assets/image-set", Severity::error,
                         "the addresses inside image-set() are not followed",
                         "name one picture, as in url(picture.svg)"};

constexpr Rule wrong_name{"assets/name", Severity::error,
                          "a name with '{sign}' means something else in an address",
                          "rename it; letters, digits, '-' and '_' are safe everywhere"};

constexpr std::string_view folder = "assets/";

/// FNV-1a, 64 bits: tells two versions of a file apart, no more.
std::string fingerprint(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return fmt::format("{:010x}", hash >> 24);
}

/// "css/site.css" as "/assets/css/site.1a2b3c4d5e.css".
std::string published_path(std::string_view path, std::string_view bytes) {
  const auto slash = path.rfind('/');
  auto dot = path.rfind('.');
  if (dot == path.npos || (slash != path.npos && dot < slash)) dot = path.size();
  return fmt::format("www/assets/{}.{}{}", path.substr(0, dot), fingerprint(bytes),
                     path.substr(dot));
}

std::string resolve(std::string_view from, std::string_view target) {
  const auto slash = from.rfind('/');
  std::string base(slash == from.npos ? "" : from.substr(0, slash));
  while (target.starts_with("./") || target.starts_with("../")) {
    if (target.starts_with("../")) base.erase(base.rfind('/') == base.npos ? 0 : base.rfind('/'));
    target.remove_prefix(target.find('/') + 1);
  }
  return base.empty() ? std::string(target) : base + "/" + std::string(target);
}

std::string_view unquote(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '"' || text.front() == '\''))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '"' || text.back() == '\''))
    text.remove_suffix(1);
  return text;
}

/// The style sheet in small letters and with blanks for its comments: to search in.
std::string code_of(std::string_view css) {
  std::string code(css);
  for (char& c : code)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (auto at = code.find("/*"); at != code.npos; at = code.find("/*", at)) {
    const auto end = std::min(code.find("*/", at + 2), code.size() - 2) + 2;
    std::fill(code.begin() + static_cast<std::ptrdiff_t>(at),
              code.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  }
  return code;
}

/// The style sheet with the addresses of its url(...) replaced.
std::string link_style_sheet(std::string_view path, const SourceFile& file, const Assets& assets,
                             Diagnostics& diagnostics) {
  const std::string_view css = file.text;
  const auto report = [&](const Rule& rule, std::size_t offset, Parts parts) {
    diagnostics.push_back(
        complain(rule, {file.path, LineIndex(css).mark(offset)}, std::move(parts)));
  };
  const std::string code = code_of(css);
  if (const auto at = code.find("@import"); at != code.npos) report(import, at, {});
  if (const auto at = code.find("image-set("); at != code.npos) report(image_set, at, {});
  std::string out;
  std::size_t done = 0;
  for (auto at = code.find("url("); at != code.npos; at = code.find("url(", at + 4)) {
    const auto close = css.find(')', at);
    if (close == css.npos) break;
    const std::string_view target = unquote(css.substr(at + 4, close - at - 4));
    if (target.starts_with("data:") || target.starts_with('#')) continue;
    if (target.find(':') != target.npos || target.starts_with('/')) {
      report(foreign, at, {{"target", std::string(target)}});
      continue;
    }
    const std::string wanted = resolve(path, target);
    const std::string_view address = assets.address(wanted);
    if (address.empty())
      report(missing_file, at,
             {{"target", std::string(target)}, {"nearest", assets.nearest_path(wanted)}});
    // A style sheet's addresses count from its own folder, one "../" per level.
    std::string up;
    for (const char c : path) up += c == '/' ? "../" : "";
    out.append(css.substr(done, at + 4 - done)).append("\"").append(up);
    out.append(address.substr(std::min(address.size(), folder.size() + 1))).append("\"");
    done = close;
  }
  return out.append(css.substr(done));
}

}  // namespace

void Assets::add(std::string_view path, std::string bytes) {
  std::string published = published_path(path, bytes);
  files_.emplace(path, Artefact{std::move(published), std::move(bytes)});
}

Assets Assets::plan(const SourceTree& tree, Diagnostics& diagnostics) {
  Assets assets;
  std::vector<const SourceFile*> style_sheets;
  for (auto at = tree.lower_bound(folder); at != tree.end() && at->first.starts_with(folder);
       ++at) {
    if (const auto sign = at->first.find_first_of("%?#\""); sign != at->first.npos)
      diagnostics.push_back(
          complain(wrong_name, {at->first}, {{"sign", at->first.substr(sign, 1)}}));
    if (at->first.ends_with(".css")) {
      style_sheets.push_back(&at->second);
    } else {
      assets.add(std::string_view(at->first).substr(folder.size()), at->second.text);
    }
  }
  for (const SourceFile* file : style_sheets) {
    const std::string_view path = std::string_view(file->path).substr(folder.size());
    assets.add(path, link_style_sheet(path, *file, assets, diagnostics));
  }
  return assets;
}

std::string_view Assets::address(std::string_view path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return {};
  return std::string_view(found->second.path).substr(3);  // without "www"
}

std::string Assets::nearest_path(std::string_view path) const {
  std::vector<std::string> known;
  for (const auto& [name, file] : files_) known.push_back(name);
  return nearest(path, known);
}

}  // namespace kier
