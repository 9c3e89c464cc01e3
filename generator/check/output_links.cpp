#include "check/output_links.h"

#include <algorithm>
#include <span>

#include "base/parallel.h"
#include "check/html_tags.h"

namespace kier {
namespace {

constexpr Rule broken{"output/broken-link", Severity::error,
                      "the page leads to {address}, where the site has nothing",
                      "mend the link in the template, or in the HTML of the page's text"};
constexpr Rule no_anchor{"output/missing-anchor", Severity::error,
                         "the page leads to {address}, and that page has no '#{id}'",
                         "mend the link in the template, or in the HTML of the page's text"};
constexpr Rule third_party{"output/third-party", Severity::error,
                           "the page loads {address} from another host",
                           "put the file under assets/: visitors are not shown to third parties"};

std::size_t anchor_of(std::string_view file, std::string_view id) {
  std::string key(file);
  return std::hash<std::string>{}(key.append("#").append(id));
}

constexpr std::pair<std::string_view, char> references[] = {{"&amp;", '&'},  {"&#x27;", '\''},
                                                            {"&#39;", '\''}, {"&quot;", '"'},
                                                            {"&lt;", '<'},   {"&gt;", '>'}};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// What a server is asked for: an attribute's value without the references that our
/// own output writes, and with its percent signs decoded.
std::string unescape(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    char next = text[0];
    std::size_t size = 1;
    for (const auto& [reference, character] : references)
      if (next == '&' && text.starts_with(reference)) {
        next = character;
        size = reference.size();
        break;
      }
    if (next == '%' && text.size() > 2 && hex_digit(text[1]) >= 0 && hex_digit(text[2]) >= 0) {
      next = static_cast<char>(hex_digit(text[1]) * 16 + hex_digit(text[2]));
      size = 3;
    }
    out += next;
    text.remove_prefix(size);
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

/// The other way round: "a/index.html" answers "/a/".
std::string address_of(std::string_view file) {
  constexpr std::string_view index = "index.html";
  if (file == index || file.ends_with("/index.html")) file.remove_suffix(index.size());
  return "/" + std::string(file);
}

/// True when the address names a host or a scheme of its own; browsers take '\\' for '/'.
bool leaves_site(std::string_view address, const std::string& base_url) {
  if (address.starts_with(base_url))
    return address.size() > base_url.size() &&
           std::string_view("/?#").find(address[base_url.size()]) == std::string_view::npos;
  const auto is_slash = [](char c) { return c == '/' || c == '\\'; };
  if (address.size() > 1 && is_slash(address[0]) && is_slash(address[1])) return true;
  const auto colon = address.find(':');
  return colon != address.npos && address.find_first_of("/?#") > colon &&
         !address.starts_with("data:");
}

/// `address` as seen from the page `file`: "../b/" on "a/index.html" is "/b/".
std::string absolute(std::string_view file, std::string_view address) {
  std::string folder = "/" + std::string(file.substr(0, file.rfind('/') + 1));
  while (address.starts_with("./") || address.starts_with("../")) {
    if (address.starts_with("../") && folder.size() > 1)
      folder.erase(folder.rfind('/', folder.size() - 2) + 1);
    address.remove_prefix(address.find('/') + 1);
  }
  return folder.append(address);
}

constexpr std::string_view loading_attributes[] = {
    "src", "data-index", "poster", "data", "ping", "action", "formaction", "background"};
constexpr std::string_view picture_lists[] = {"srcset", "imagesrcset"};

bool is_any_of(std::string_view name, std::span<const std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view other) { return same_name(name, other); });
}

/// True when the browser fetches by itself what the element's href names.
bool is_fetched(const HtmlTags& tags) {
  constexpr std::string_view others[] = {"image", "use", "feimage", "base"};
  constexpr std::string_view harmless[] = {"canonical", "alternate", "author", "license",
                                           "help",      "next",      "prev",   "me"};
  if (!same_name(tags.name(), "link")) return is_any_of(tags.name(), others);
  std::string_view rel = tags.value("rel");
  while (!rel.empty()) {
    const std::string_view word = rel.substr(0, rel.find(' '));
    rel.remove_prefix(std::min(word.size() + 1, rel.size()));
    if (!word.empty() && !is_any_of(word, harmless)) return true;
  }
  return false;
}

bool is_relative(std::string_view address) {
  if (address.empty() || std::string_view("/\\?").find(address[0]) != std::string_view::npos)
    return false;
  return address.find_first_of("/?#") < address.find(':') || address.find(':') == address.npos;
}

std::string_view id_of(std::string_view address) {
  const auto hash = address.find('#');
  return hash == address.npos ? std::string_view{} : address.substr(hash + 1);
}

/// True for "k/7FQF/discord/index.html": a page that somebody asked for in order to be led on,
/// perhaps to another site.
bool is_step(std::string_view file) {
  return file.starts_with("k/") && std::count(file.begin(), file.end(), '/') == 3;
}

}  // namespace

OutputLinks::OutputLinks(std::string base_url) : base_url_(std::move(base_url)) {
  const auto host = base_url_.find("//");
  const auto slash = host == base_url_.npos ? host : base_url_.find('/', host + 2);
  if (slash != base_url_.npos) base_path_ = base_url_.substr(slash);
}

void OutputLinks::scan_html(std::string_view html, Found& found) {
  for (HtmlTags tags(html); tags.next();) {
    for (const HtmlAttribute& attribute : tags.attributes()) {
      if (same_name(attribute.name, "id")) {
        found.ids.push_back(attribute.value);
      } else if (same_name(attribute.name, "href") || same_name(attribute.name, "xlink:href")) {
        found.addresses.push_back(attribute.value);
        if (is_fetched(tags)) found.loaded.push_back(attribute.value);
      } else if (is_any_of(attribute.name, loading_attributes)) {
        found.addresses.push_back(attribute.value);
        found.loaded.push_back(attribute.value);
      } else if (is_any_of(attribute.name, picture_lists)) {
        scan_pictures(attribute.value, found);
      } else if (same_name(attribute.name, "content") &&
                 same_name(tags.value("http-equiv"), "refresh")) {
        scan_refresh(attribute.value, found);
      }
    }
  }
}

/// "small.png 1x, large.png 2x"
void OutputLinks::scan_pictures(std::string_view list, Found& found) {
  while (!list.empty()) {
    std::string_view one = list.substr(0, list.find(','));
    list.remove_prefix(std::min(one.size() + 1, list.size()));
    one.remove_prefix(std::min(one.find_first_not_of(" \n\t"), one.size()));
    const std::string_view address = one.substr(0, one.find_first_of(" \n\t"));
    found.addresses.push_back(address);
    found.loaded.push_back(address);
  }
}

/// "0; url=/new/"
void OutputLinks::scan_refresh(std::string_view content, Found& found) {
  const auto equals = content.find('=');
  if (equals == content.npos) return;
  found.addresses.push_back(content.substr(equals + 1));
  found.loaded.push_back(content.substr(equals + 1));
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

/// True for a link within the page that holds; the others wait for check().
bool OutputLinks::has_anchor(const std::vector<std::size_t>& anchors, std::string_view file,
                             std::string_view address) {
  const std::size_t wanted = anchor_of(file, address.substr(1));
  return address.size() == 1 || std::find(anchors.begin(), anchors.end(), wanted) != anchors.end();
}

void OutputLinks::add(const Artefact& artefact) {
  constexpr std::string_view root = "www/";
  if (!artefact.path.starts_with(root)) return;
  const std::string file = artefact.path.substr(root.size());
  Found found;
  if (file.ends_with(".html")) scan_html(artefact.bytes, found);
  if (is_step(file)) found.loaded.clear();
  if (file.ends_with(".xml")) scan_xml(artefact.bytes, found);
  if (file.starts_with("search/")) scan_search_index(artefact.bytes, found);
  std::vector<std::size_t> anchors;
  for (const std::string_view id : found.ids) anchors.push_back(anchor_of(file, id));
  const std::scoped_lock lock(mutex_);
  const std::string_view name = files_.emplace_back(file);
  known_files_.insert(name);
  anchors_.insert(anchors.begin(), anchors.end());
  for (const std::string_view address : found.addresses) {
    if (address.starts_with('#')) {
      if (!has_anchor(anchors, file, address))
        note(addresses_, base_path_ + address_of(file) + std::string(address), name);
    } else if (is_relative(address)) {
      note(addresses_, base_path_ + absolute(file, address), name);
    } else {
      note(addresses_, address, name);
    }
  }
  for (const std::string_view address : found.loaded)
    if (leaves_site(address, base_url_)) note(foreign_, address, name);
}

/// Of all files with the address the first one by name is kept, so that the message
/// does not depend on the order in which threads finish.
void OutputLinks::note(Sources& sources, std::string_view address, std::string_view file) {
  const auto at = sources.find(address);
  if (at == sources.end()) {
    sources.emplace(texts_.emplace_back(address), file);
  } else if (file < at->second) {
    at.value() = file;
  }
}

/// The address below the base path, "/tips/"; nullopt when another site answers it.
std::optional<std::string> OutputLinks::own_address(std::string_view written) const {
  std::string address = unescape(written);
  if (!leaves_site(address, base_url_) && address.starts_with(base_url_)) {
    address.erase(0, base_url_.size());
  } else if (leaves_site(address, base_url_) || !address.starts_with('/')) {
    return std::nullopt;
  } else if (address.starts_with(base_path_ + "/")) {
    address.erase(0, base_path_.size());
  } else {
    return address.insert(0, "/..");  // above the base path the site has nothing
  }
  return address;
}

Diagnostics OutputLinks::check(unsigned threads) const {
  Diagnostics found;
  for (const auto& [address, file] : foreign_)
    found.push_back(
        complain(third_party, {"www/" + std::string(file)}, {{"address", std::string(address)}}));
  const std::vector<Sources::value_type> all(addresses_.begin(), addresses_.end());
  std::vector<Diagnostics> by_worker(std::max(1U, threads));
  parallel_work(all.size(), threads, [&](std::size_t i, unsigned worker) {
    check_address(all[i].first, all[i].second, by_worker[worker]);
  });
  for (Diagnostics& some : by_worker)
    for (Diagnostic& d : some) found.push_back(std::move(d));
  sort_diagnostics(found);
  return found;
}

void OutputLinks::check_address(std::string_view written, std::string_view file,
                                Diagnostics& found) const {
  const auto address = own_address(written);
  if (!address) return;
  const std::string target = file_of(*address);
  const std::string_view id = id_of(*address);
  const Location where{"www/" + std::string(file)};
  if (!known_files_.contains(target)) {
    found.push_back(complain(broken, where, {{"address", std::string(written)}}));
  } else if (!id.empty() && target.ends_with(".html") &&
             !anchors_.contains(anchor_of(target, id))) {
    found.push_back(
        complain(no_anchor, where, {{"address", std::string(written)}, {"id", std::string(id)}}));
  }
}

}  // namespace kier
