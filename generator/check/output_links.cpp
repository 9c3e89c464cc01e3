#include "check/output_links.h"

#include <cstring>

namespace kier {
namespace {

constexpr Rule broken{"output/broken-link", Severity::error,
                      "the page leads to {address}, where the site has nothing",
                      "mend the link in the template"};
constexpr Rule no_anchor{"output/missing-anchor", Severity::error,
                         "the page leads to {address}, and that page has no '#{id}'",
                         "mend the link in the template"};
constexpr Rule third_party{"output/third-party", Severity::error,
                           "the page loads {address} from another host",
                           "put the file under assets/: visitors are not shown to third parties"};

std::uint64_t anchor_of(std::string_view file, std::string_view id) {
  std::string key(file);
  return std::hash<std::string>{}(key.append("#").append(id));
}

/// The attribute values of our own output are escaped: "&amp;" is all that occurs
/// in addresses.
std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text.substr(i).starts_with("&amp;")) i += 4;
  }
  return out;
}

/// The file that answers an address below the base path: "/a/" is "a/index.html".
std::string file_of(std::string_view address) {
  std::string file(address.substr(0, address.find_first_of("?#")));
  if (file.starts_with('/')) file.erase(0, 1);
  if (file.empty() || file.ends_with('/')) file += "index.html";
  return file;
}

std::string_view id_of(std::string_view address) {
  const auto hash = address.find('#');
  return hash == address.npos ? std::string_view{} : address.substr(hash + 1);
}

}  // namespace

OutputLinks::OutputLinks(std::string base_url) : base_url_(std::move(base_url)) {
  const auto host = base_url_.find("//");
  const auto slash = host == base_url_.npos ? host : base_url_.find('/', host + 2);
  if (slash != base_url_.npos) base_path_ = base_url_.substr(slash);
}

/// Jumps from one `="` to the next: attributes are rare, text is long.
void OutputLinks::scan_html(std::string_view html, Found& found) {
  const char* const end = html.data() + html.size();
  for (const char* at = html.data(); at < end; ++at) {
    at = static_cast<const char*>(std::memchr(at, '=', static_cast<std::size_t>(end - at)));
    if (at == nullptr || at + 1 >= end) return;
    if (at[1] != '"') continue;
    const std::string_view before(html.data(), static_cast<std::size_t>(at - html.data()));
    const bool is_link = before.ends_with(" href");
    const bool is_loaded = before.ends_with(" src") || before.ends_with(" data-index");
    const bool is_id = before.ends_with(" id");
    if (!is_link && !is_loaded && !is_id) continue;
    const char* const value = at + 2;
    const auto* close =
        static_cast<const char*>(std::memchr(value, '"', static_cast<std::size_t>(end - value)));
    if (close == nullptr) return;
    const std::string_view text(value, static_cast<std::size_t>(close - value));
    if (is_id) {
      found.ids.push_back(text);
    } else {
      found.addresses.push_back(text);
      // The browser fetches by itself what <link rel="stylesheet"> and its like name.
      const auto tag = before.rfind('<');
      const std::string_view head = tag == before.npos ? "" : before.substr(tag);
      const bool sheet = head.starts_with("<link ") &&
                         (head.find("stylesheet") != head.npos || head.find("icon") != head.npos ||
                          head.find("preload") != head.npos);
      if (is_loaded || sheet) found.loaded.push_back(text);
    }
    at = close;
  }
}

void OutputLinks::scan_xml(std::string_view xml, Found& found) {
  const auto collect = [&](std::string_view open, std::string_view close) {
    for (auto at = xml.find(open); at != xml.npos; at = xml.find(open, at)) {
      at += open.size();
      found.addresses.push_back(xml.substr(at, xml.find(close, at) - at));
    }
  };
  collect("<loc>", "</loc>");
  collect("href=\"", "\"");
}

/// The second text of each entry of "pages", up to the line of the words.
void OutputLinks::scan_search_index(std::string_view json, Found& found) {
  const std::string_view pages = json.substr(0, json.find('\n'));
  std::size_t position = 0;
  bool inside = false;
  std::size_t begin = 0;
  for (std::size_t i = pages.find("[[") + 1; i < pages.size(); ++i) {
    const char c = pages[i];
    if (inside && c == '\\') {
      ++i;
    } else if (c == '"') {
      if (inside && position == 1) found.addresses.push_back(pages.substr(begin, i - begin));
      inside = !inside;
      begin = i + 1;
    } else if (!inside && c == ',') {
      ++position;
    } else if (!inside && c == '[') {
      position = 0;
    }
  }
}

void OutputLinks::note_loaded(std::string_view address, const std::string& file) {
  const bool has_host = address.find("//") != address.npos;
  if (has_host && !address.starts_with(base_url_)) foreign_.emplace(address, file);
}

void OutputLinks::add(const Artefact& artefact) {
  constexpr std::string_view root = "www/";
  if (!artefact.path.starts_with(root)) return;
  const std::string file = artefact.path.substr(root.size());
  Found found;
  if (file.ends_with(".html")) scan_html(artefact.bytes, found);
  if (file.ends_with(".xml")) scan_xml(artefact.bytes, found);
  if (file.starts_with("search/")) scan_search_index(artefact.bytes, found);
  const std::scoped_lock lock(mutex_);
  files_.insert(file);
  for (const std::string_view id : found.ids) anchors_.insert(anchor_of(file, id));
  for (const std::string_view address : found.addresses) {
    if (address.starts_with('#')) {
      addresses_.emplace("/" + file + std::string(address), file);
    } else if (addresses_.find(address) == addresses_.end()) {
      addresses_.emplace(address, file);
    }
  }
  for (const std::string_view address : found.loaded) note_loaded(address, file);
}

Diagnostics OutputLinks::check() const {
  Diagnostics found;
  for (const auto& [address, file] : foreign_)
    found.push_back(complain(third_party, {"www/" + file}, {{"address", address}}));
  for (const auto& [written, file] : addresses_) {
    std::string address = unescape(written);
    const bool here = written.starts_with("/" + file + "#");
    if (address.starts_with(base_url_ + "/") || address == base_url_) {
      address.erase(0, base_url_.size());
    } else if (!here && !address.starts_with('/')) {
      continue;  // another host, or a scheme such as tel:
    } else if (!here && address.starts_with("//")) {
      continue;
    } else if (!here && !base_path_.empty()) {
      if (address.starts_with(base_path_ + "/")) address.erase(0, base_path_.size());
    }
    const std::string target = file_of(address);
    const std::string_view id = id_of(address);
    if (!files_.contains(target)) {
      found.push_back(complain(broken, {"www/" + file}, {{"address", written}}));
    } else if (!id.empty() && target.ends_with(".html") &&
               !anchors_.contains(anchor_of(target, id))) {
      found.push_back(
          complain(no_anchor, {"www/" + file}, {{"address", written}, {"id", std::string(id)}}));
    }
  }
  sort_diagnostics(found);
  return found;
}

}  // namespace kier
